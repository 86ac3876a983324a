"""Settings from the environment and `.env`: which database, where the embedded server lives, the user's overlay."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from cgtkg.schema.errors import UsageError

CACHE = "downloads"
"""The folder of the HTTP cache under `CGTKG_HOME`."""


class Settings(BaseSettings):
    """What the environment says; see the README for each variable."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    neo4j_uri: str | None = Field(None, alias="NEO4J_URI", pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://")
    neo4j_username: str = Field("neo4j", alias="NEO4J_USERNAME")
    neo4j_password: SecretStr | None = Field(None, alias="NEO4J_PASSWORD")
    neo4j_database: str | None = Field(None, alias="NEO4J_DATABASE")
    home: Path = Field(default_factory=lambda: user_data_path("cgtkg"), alias="CGTKG_HOME")
    overlay: Path | None = Field(None, alias="CGTKG_OVERLAY")

    @classmethod
    def load(cls) -> Settings:
        """Read the environment; `UsageError` in one line where a value cannot be right."""
        try:
            return cls()  # type: ignore[call-arg]  # every field has a default, under its alias
        except ValidationError as error:
            first = error.errors()[0]
            raise UsageError(f"{first['loc'][0]} is set to something unusable: {first['msg']}") from None
