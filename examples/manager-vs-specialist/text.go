package main

import (
	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// A text has the sentences of the program in one language. The names of roles,
// goals, responsibilities, skills and partners come from the glossary.
type text struct {
	glossary socialorg.Glossary

	title, article, positions           string
	shared, goals, together             string
	knowledge, knowledgeOf              string
	differ, reasons, execute            string
	manager, forExample, kpis           string
	specialist, includes, soThat        string
	skills, technical, lead, inAddition string
	lines, reports, higher, chains      string
	ours, chosen, area, uninvolved      string
	short, shortly                      string
	partners, examples, with, andOther  string
	goal, and, lastAnd                  string
	inDepth, technicalSkill             string

	involvements map[socialorg.Involvement]string
}

func english() text {
	return text{
		glossary: standard.English(),

		title:     "How a %s and a %s differ",
		article:   "This restates, in our own words, an article on how the two roles differ.",
		positions: "They are two different positions in one department. What tells them apart is not their titles but what each is responsible for. Both jobs are in demand today.",

		shared:    "What they share",
		goals:     "Both roles have the same goals, which are those of the department. The usual ones are these; a department may have others:",
		together:  "They work together to create and apply the strategy. For two duties the manager is accountable, which means answering for the result, and the specialist is responsible, which means doing the work:",
		knowledge: "Like anybody who wants to enter the field, both need in-depth knowledge of:", knowledgeOf: "Knowledge of ",

		differ:  "How they differ",
		reasons: "The manager's responsibility is much broader than the specialist's, because it is the manager's job to:",
		execute: "The specialist, in turn, executes and implements the strategy.",

		manager:    "What else the manager is accountable for",
		forExample: ", for example:",
		kpis:       "Examples of such KPIs are %s and %s; a campaign may have others. Its performance is measured against the KPIs that were set for it.",

		specialist: "What the specialist is responsible for",
		includes:   "Together these include:",
		soThat:     "That enables the department to create and run a strategy that is relevant and current.",

		skills:     "Skills",
		technical:  "The specialist needs technical skills, such as:",
		lead:       "To lead the department to an effective, efficient strategy, the manager needs skills in:",
		inAddition: "So the manager needs many useful skills in addition to technical social media skills.",

		lines:   "Who reports to whom",
		reports: "The specialist reports to the manager on %s.",
		higher:  "The manager reports directly to a higher position, such as the %s or the %s (CEO). These two are examples; any more senior position qualifies.",
		chains:  "So the chain is one of these:",

		ours:       "Accountable and responsible: this library's choice",
		chosen:     "In this library the manager is accountable and the specialist responsible. That choice is ours, not the article's. Compared area by area, the manager again has the broader role:",
		area:       "Area",
		uninvolved: "not involved",

		short:   "In short",
		shortly: "They are two different positions. The manager's responsibility is the broader one, so the manager needs more than technical social media skills.",

		partners: "Partners: ", examples: "Those named are examples; there may be others.", with: "With: ", andOther: " and other ",
		goal: "Goal: ", and: " and ", lastAnd: " and ",
		inDepth: "in-depth %s", technicalSkill: "technical %s",

		involvements: map[socialorg.Involvement]string{socialorg.Accountable: "accountable", socialorg.Responsible: "responsible"},
	}
}

func indonesian() text {
	return text{
		glossary: standard.Indonesian(),

		title:     "Perbedaan %s dan %s",
		article:   "Tulisan ini menyampaikan kembali sebuah artikel tentang perbedaan kedua peran itu dengan kalimat kami sendiri.",
		positions: "Manajer dan spesialis media sosial adalah dua posisi yang berbeda dalam satu departemen. Yang membedakan keduanya bukan sebutan jabatan, melainkan tanggung jawab masing-masing. Saat ini kedua pekerjaan itu banyak dicari.",

		shared:    "Persamaan",
		goals:     "Kedua peran memiliki tujuan yang sama, yaitu tujuan departemen. Tujuan yang umum adalah sebagai berikut; departemen boleh memiliki tujuan lain:",
		together:  "Keduanya bekerja sama mengembangkan dan menerapkan strategi. Dalam dua tugas berikut, manajer menjadi penanggung jawab atas hasilnya, sedangkan spesialis menjadi pelaksana pekerjaannya:",
		knowledge: "Seperti siapa pun yang ingin masuk ke bidang ini, keduanya memerlukan pengetahuan yang mendalam tentang:", knowledgeOf: "Pengetahuan tentang ",

		differ:  "Perbedaan",
		reasons: "Tanggung jawab manajer jauh lebih luas daripada tanggung jawab spesialis karena manajerlah yang bertugas:",
		execute: "Adapun spesialis melaksanakan dan menerapkan strategi tersebut.",

		manager:    "Tanggung jawab manajer lainnya",
		forExample: ", misalnya:",
		kpis:       "Contoh KPI tersebut adalah %s dan %s; setiap kampanye boleh memiliki KPI lain. Kinerja kampanye diukur berdasarkan KPI yang ditetapkan untuknya.",

		specialist: "Tanggung jawab spesialis",
		includes:   "Secara keseluruhan, kedua tugas itu mencakup:",
		soThat:     "Dengan demikian, departemen dapat menyusun dan menjalankan strategi yang relevan dan terkini.",

		skills:     "Keterampilan",
		technical:  "Spesialis memerlukan keterampilan teknis, seperti:",
		lead:       "Manajer harus terampil di bidang media sosial, pemasaran, dan kepemimpinan agar dapat memimpin departemen menuju strategi yang efektif dan efisien:",
		inAddition: "Jadi, selain keterampilan teknis media sosial, manajer memerlukan banyak keterampilan lain yang berguna.",

		lines:   "Hierarki pelaporan",
		reports: "Spesialis melaporkan %s kepada manajer.",
		higher:  "Manajer melapor langsung kepada posisi yang lebih tinggi, misalnya %s atau %s. Kedua posisi itu hanyalah contoh; posisi lain yang jenjangnya lebih tinggi juga boleh.",
		chains:  "Jadi, rantai pelaporannya adalah salah satu dari berikut ini:",

		ours:       "Konsekuensi pilihan kami",
		chosen:     "Dalam pustaka ini, manajer adalah penanggung jawab, sedangkan spesialis adalah pelaksana. Pembagian itu pilihan kami, bukan isi artikel. Menurut bidang kerja, pembagian itu juga membuat tanggung jawab manajer lebih luas:",
		area:       "Bidang",
		uninvolved: "tidak terlibat",

		short:   "Kesimpulan",
		shortly: "Manajer dan spesialis media sosial adalah dua posisi yang berbeda. Tanggung jawab manajer lebih luas, sehingga manajer memerlukan lebih dari sekadar keterampilan teknis media sosial.",

		partners: "Mitra kerja: ", examples: "Yang disebutkan hanyalah contoh; mungkin ada pihak lain.", with: "Pihak terkait: ", andOther: " dan ",
		goal: "Tujuan: ", and: " dan ", lastAnd: ", dan ",
		inDepth: "%s (mendalam)", technicalSkill: "%s (teknis)",

		involvements: map[socialorg.Involvement]string{socialorg.Accountable: "penanggung jawab", socialorg.Responsible: "pelaksana"},
	}
}
