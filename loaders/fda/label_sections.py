"""The sections that a label of openFDA may have; each may also have a `…_table`.

All of schemas/druglabel_schema.json of github.com/FDA/openfda (looked up 2026-11-23).
"""

SECTIONS = (
    "abuse", "accessories", "active_ingredient", "adverse_reactions", "alarms",
    "animal_pharmacology_and_or_toxicology", "ask_doctor", "ask_doctor_or_pharmacist",
    "assembly_or_installation_instructions", "boxed_warning", "calibration_instructions",
    "carcinogenesis_and_mutagenesis_and_impairment_of_fertility", "cleaning", "clinical_pharmacology",
    "clinical_studies", "compatible_accessories", "components", "contraindications", "controlled_substance",
    "dependence", "description", "diagram_of_device", "disposal_and_waste_handling", "do_not_use",
    "dosage_and_administration", "dosage_forms_and_strengths", "drug_abuse_and_dependence",
    "drug_and_or_laboratory_test_interactions", "drug_interactions", "environmental_warning", "food_safety_warning",
    "general_precautions", "geriatric_use", "guaranteed_analysis_of_feed", "health_care_provider_letter",
    "health_claim", "how_supplied", "inactive_ingredient", "indications_and_usage",
    "information_for_owners_or_caregivers", "information_for_patients", "instructions_for_use",
    "intended_use_of_the_device", "keep_out_of_reach_of_children", "labor_and_delivery", "laboratory_tests",
    "mechanism_of_action", "microbiology", "nonclinical_toxicology", "nonteratogenic_effects", "nursing_mothers",
    "other_safety_information", "overdosage", "package_label_principal_display_panel",
    "patient_medication_information", "pediatric_use", "pharmacodynamics", "pharmacogenomics", "pharmacokinetics",
    "precautions", "pregnancy", "pregnancy_or_breast_feeding", "purpose", "questions", "recent_major_changes",
    "references", "residue_warning", "risks", "route", "safe_handling_warning", "spl_indexing_data_elements",
    "spl_medguide", "spl_patient_package_insert", "spl_product_data_elements", "spl_unclassified_section",
    "statement_of_identity", "stop_use", "storage_and_handling", "summary_of_safety_and_effectiveness",
    "teratogenic_effects", "troubleshooting", "use_in_specific_populations", "user_safety_warnings",
    "veterinary_indications", "warnings", "warnings_and_cautions", "when_using",
)  # fmt: skip
