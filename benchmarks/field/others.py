"""Diseases and drugs of trials that any search of the registry brings in and that are none of the field."""

from __future__ import annotations

DISEASES = (
    "Hypertension", "Type 2 Diabetes Mellitus", "Asthma", "Chronic Obstructive Pulmonary Disease", "Heart Failure",
    "Atrial Fibrillation", "Coronary Artery Disease", "Major Depressive Disorder", "Schizophrenia", "Migraine",
    "Epilepsy", "Parkinson Disease", "Alzheimer Disease", "Stroke, Acute", "Chronic Kidney Diseases", "Obesity",
    "Osteoporosis", "Osteoarthritis, Knee", "Rheumatoid Arthritis", "Psoriasis", "Atopic Dermatitis", "Acne Vulgaris",
    "Crohn Disease", "Ulcerative Colitis", "Irritable Bowel Syndrome", "Hepatitis B, Chronic", "HIV Infections",
    "Tuberculosis", "Malaria", "COVID-19", "Influenza, Human", "Sepsis", "Preterm Birth", "Infertility, Female",
    "Endometriosis", "Overactive Bladder", "Prostatic Hyperplasia", "Postoperative Pain", "Glaucoma", "Dry Eye",
    "Age-Related Macular Degeneration", "Breast Cancer", "Prostate Cancer", "Non-Small Cell Lung Cancer",
    "Colorectal Cancer", "Gastric Cancer", "Hepatocellular Carcinoma", "Multiple Myeloma",
    "Systemic Lupus Erythematosus",
)  # fmt: skip
DRUGS = (
    "Metformin", "Empagliflozin", "Semaglutide", "Insulin Glargine", "Lisinopril", "Amlodipine", "Atorvastatin",
    "Apixaban", "Clopidogrel", "Sertraline", "Ketamine", "Aripiprazole", "Levetiracetam", "Levodopa", "Donepezil",
    "Salbutamol", "Budesonide", "Dupilumab", "Omalizumab", "Methotrexate", "Adalimumab", "Tofacitinib", "Vitamin D",
    "Omega-3 Fatty Acids", "Probiotics", "Azithromycin", "Amoxicillin", "Remdesivir", "Tenofovir", "Dolutegravir",
    "Oxytocin", "Letrozole", "Progesterone", "Bupivacaine", "Dexmedetomidine", "Tranexamic Acid", "Trastuzumab",
    "Pembrolizumab", "Bevacizumab", "Docetaxel", "Capecitabine", "Lenalidomide", "Belimumab", "Latanoprost",
)  # fmt: skip
COMPARATORS = ("Placebo", "Usual Care", "Active Comparator", "Saline", "Best Supportive Care")
