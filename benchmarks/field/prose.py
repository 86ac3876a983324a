"""Texts of synthetic records: sentences as registrants write them, with the names of the trial put in."""

from __future__ import annotations

from random import Random

SHORTEST, LONGEST = 1_500, 4_000
"""Letters of summary and description together."""
FIELD = (
    "This {phase} study evaluates {therapy} in patients with {condition}.",
    "{product} consists of cells engineered to express a chimeric antigen receptor that recognises {antigens}.",
    "After leukapheresis the cells are transduced, expanded and released at the site of {sponsor}.",
    "Lymphodepletion with fludarabine and cyclophosphamide is given on days -5 to -3 before {product}.",
    "A single intravenous infusion of {product} follows; a second dose is allowed after partial response.",
    "Dose escalation follows a 3+3 design with dose levels of 0.5, 1.0 and 2.0 million cells per kilogram.",
    "Subjects are observed for cytokine release syndrome and neurotoxicity for 28 days after infusion.",
    "Expansion and persistence of {therapy} in peripheral blood are measured by flow cytometry and vector copies.",
    "Expression of {antigens} on tumour or target cells is confirmed at screening by the central laboratory.",
    "Bridging therapy is permitted between collection and infusion at the discretion of the investigator.",
    "{condition} that relapses after standard treatment has a poor outcome, and {therapy} may offer another option.",
    "The dose-expansion part enrols further patients with {condition} at the recommended phase 2 dose.",
)  # fmt: skip
OTHER = (
    "This {phase} study compares {product} with {comparator} in adults with {condition}.",
    "{product} has been shown to reduce symptoms of {condition} in earlier studies, but its best dose is not known.",
    "Participants take {product} by mouth once a day for 24 weeks, in addition to their usual medicines.",
    "Those in the control group receive {comparator} on the same schedule.",
    "{condition} is a frequent reason for visits to the clinics of {sponsor}, and its burden grows with age.",
    "Treatment stops early if laboratory values of liver or kidney exceed three times the upper limit of normal.",
    "The hypothesis is that {product} is superior to {comparator} in the change of the main score from baseline.",
    "Adherence to {product} is recorded in a diary and checked by counting the tablets that are left.",
    "Randomisation is stratified by severity of {condition}, age group and centre.",
    "An open extension offers {product} to all who complete the blinded part.",
    "Serum concentrations of {product} are determined in a subset of sixty volunteers.",
    "Quality of life of people with {condition} is measured by questionnaires at every second visit.",
)  # fmt: skip
GENERAL = (
    "The primary objective is to determine safety and tolerability.",
    "Secondary objectives include response rate, duration of response, and progression-free and overall survival.",
    "About {enrollment} participants will be enrolled at centres in {country}.",
    "Screening takes up to 28 days and includes medical history, physical examination, blood tests and imaging.",
    "Follow-up visits take place at weeks 2, 4, 8 and 12, and every three months thereafter for two years.",
    "An independent committee reviews the data after every sixth participant.",
    "Adverse events are graded by the common terminology criteria, version 5.0.",
    "Blood samples for exploratory biomarkers are stored at -80 degrees Celsius.",
    "Missing values are handled by multiple imputation, and results are reported with 95% confidence intervals.",
    "The sample size gives a power of 80% at a two-sided significance level of 0.05.",
    "The protocol was approved by the ethics committee of {sponsor}.",
    "Written informed consent is obtained before any procedure of the study.",
    "Magnetic resonance imaging and computed tomography are read by two radiologists who do not know the treatment.",
    "Electrocardiograms and echocardiography are performed at baseline and at the end of treatment.",
    "Participants may withdraw at any time without giving a reason, and will then be offered standard care.",
    "Data are entered into an electronic case report form and verified against the sources by monitors.",
    "An interim analysis is planned when half of the participants have reached the primary endpoint.",
    "Concomitant medication is documented throughout, and live vaccines are not allowed.",
    "Women of childbearing potential use reliable contraception until six months after the last dose.",
    "The study is conducted according to the Declaration of Helsinki and good clinical practice.",
)  # fmt: skip
CRITERIA = (
    "Age of 18 to 75 years, both sexes", "Histologically or clinically confirmed {condition}",
    "Eastern Cooperative Oncology Group performance status of 0 to 2", "Life expectancy of more than 12 weeks",
    "Haemoglobin of at least 80 g/L, neutrophils above 1.0 x 10^9/L, platelets above 50 x 10^9/L",
    "Alanine and aspartate aminotransferase below 2.5 times the upper limit of normal",
    "Creatinine clearance above 45 mL/min by the Cockcroft-Gault formula",
    "Left ventricular ejection fraction of at least 45% by echocardiography",
    "Adequate venous access and no contraindication to apheresis or repeated blood sampling",
    "Willing to use contraception during the study and for one year afterwards",
    "Able to understand and sign the informed consent form and to keep the schedule of visits",
    "Pregnant or breast-feeding women", "Active hepatitis B or C, human immunodeficiency virus, or syphilis",
    "Uncontrolled infection that needs intravenous antibiotics within seven days before enrolment",
    "Prior CAR-T therapy or any other gene-modified cell therapy",
    "History of seizures, stroke, dementia or other disease of the central nervous system",
    "Myocardial infarction or unstable angina within six months, or heart failure of class III or IV",
    "Systemic corticosteroids above 10 mg of prednisone a day within two weeks before enrolment",
    "Known allergy to any component of the study treatment, including dimethyl sulfoxide and albumin",
    "Another malignancy within five years, except basal-cell carcinoma or carcinoma in situ that was removed",
    "Participation in another interventional study within four weeks or five half-lives of its product",
    "Any condition that in the opinion of the investigator makes the patient unsuitable",
)  # fmt: skip
ENDPOINTS = (
    "Incidence of adverse events", "Objective response rate", "Dose-limiting toxicities", "Duration of response",
    "Progression-free survival", "Overall survival", "Change from baseline in the main score", "Time to next treatment",
    "Pharmacokinetics: area under the curve", "Quality of life by the EORTC QLQ-C30 questionnaire",
)  # fmt: skip


def prose(chosen: Random, sentences: tuple[str, ...], names: dict[str, str]) -> tuple[str, str]:
    """A summary and a description of a realistic length, with `names` put in."""
    pool = [*sentences[1:], *GENERAL]
    chosen.shuffle(pool)
    wanted, made = chosen.randrange(SHORTEST, LONGEST), [sentences[0]]
    length = len(made[0])
    while length < wanted:
        if not pool:
            pool = chosen.sample(GENERAL, len(GENERAL))
        made.append(pool.pop())
        length += len(made[-1]) + 1
    cut = max(3, len(made) // chosen.randrange(2, 6))
    return " ".join(made[:cut]).format_map(names), " ".join(made[cut:]).format_map(names)


def criteria(chosen: Random, names: dict[str, str]) -> str:
    """Who may take part and who may not."""
    picked = chosen.sample(CRITERIA, chosen.randrange(14, len(CRITERIA) + 1))
    halves = picked[: len(picked) // 2], picked[len(picked) // 2 :]
    listed = ("\n".join(f"{number}. {line};" for number, line in enumerate(half, 1)) for half in halves)
    included, excluded = listed
    return f"Inclusion Criteria:\n\n{included}\n\nExclusion Criteria:\n\n{excluded}".format_map(names)
