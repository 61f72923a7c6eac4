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
	with, examples                      string
	goal, and, lastAnd, then            string
	understanding, inDepth              string
	technicalSkill                      string

	involvements map[socialorg.Involvement]string
}

func english() text {
	return text{
		glossary: standard.English(),

		title:     "How a %s and a %s differ",
		article:   "This restates, in our own words, an Indonesian article on how the two roles differ. The growth of social media has opened up more jobs, it says, above all for those who love social media.",
		positions: "They are two different positions in one department. They share the same goals but differ in several ways, as their job descriptions show. Both are popular jobs today.",

		shared:    "What they share",
		goals:     "Both roles have the same goals, which are those of the department. The usual ones are these; a department may have others:",
		together:  "To reach these goals, they need to work together to create and apply the strategy. So both have these two duties:",
		knowledge: "Like anybody who wants to enter the field, both need in-depth knowledge of:", knowledgeOf: "Knowledge of ",

		differ:  "How they differ",
		reasons: "The manager's responsibility is much broader than the specialist's, because it is the manager's job to:",
		execute: "The specialist, in turn, executes and implements the strategy.",

		manager:    "The manager's other duties",
		forExample: ", for example:",
		kpis:       "Examples of such KPIs are %s and %s; a campaign may have others. Its performance is measured against the KPIs that were set for it.",

		specialist: "The specialist's duties",
		includes:   "Together these include:",
		soThat:     "That enables the department to create and run a strategy that is relevant and current.",

		skills:     "Skills",
		technical:  "The specialist needs technical skills, such as:",
		lead:       "To lead the department in developing effective and efficient strategies, the manager must be skilled in:",
		inAddition: "So the manager needs many useful skills in addition to technical social media skills.",

		lines:   "Who reports to whom",
		reports: "The specialist reports on their own %s to the manager.",
		higher:  "The manager reports directly to a higher position, such as the %s or the %s (CEO). These two are examples; any more senior position qualifies.",
		chains:  "So the chain is one of these:",

		ours:       "Accountable and responsible: this library's choice",
		chosen:     "In this library the manager is accountable for a duty, which means answering for the result, and the specialist is responsible, which means doing the work. That holds for the two duties that they share, too. This choice is ours, not the article's; so are the areas of work, the ranks, and the level expert, which stands for \"in-depth\". Compared area by area, the manager again has the broader scope:",
		area:       "Area",
		uninvolved: "not involved",

		short:   "In short",
		shortly: "They are two different positions. The manager's responsibility is the broader one, so the manager needs more than technical social media skills.",

		with: "With: ", examples: "Those named are examples; there may be others.",
		goal: "Goal: ", and: " and ", lastAnd: " and ", then: ", then ",
		understanding: "Understanding of ", inDepth: "In-depth understanding of ",
		technicalSkill: " (a technical skill)",

		involvements: map[socialorg.Involvement]string{socialorg.Accountable: "accountable", socialorg.Responsible: "responsible"},
	}
}

func indonesian() text {
	return text{
		glossary: standard.Indonesian(),

		title:     "Perbandingan %s dengan %s",
		article:   "Tulisan ini menceritakan kembali, dengan kalimat kami sendiri, sebuah artikel berbahasa Indonesia tentang perbedaan kedua peran ini. Menurut artikel itu, pertumbuhan media sosial membuka lebih banyak lapangan kerja, terutama bagi para penggemarnya.",
		positions: "Dalam satu departemen, manajer dan spesialis media sosial menempati dua posisi yang berbeda. Meskipun tujuannya sama, keduanya berbeda dalam beberapa hal, dan perbedaan itu tampak pada uraian tugas masing-masing. Saat ini kedua pekerjaan itu banyak diminati.",

		shared:    "Persamaan",
		goals:     "Kedua peran memiliki tujuan yang sama, yaitu tujuan departemen. Yang umum adalah tujuan berikut; departemen boleh memiliki tujuan lain:",
		together:  "Untuk mencapai tujuan itu, keduanya perlu bekerja sama dalam mengembangkan dan menerapkan strategi. Oleh sebab itu, keduanya memiliki dua tugas ini:",
		knowledge: "Seperti siapa pun yang ingin masuk ke bidang ini, keduanya memerlukan pengetahuan yang mendalam tentang:", knowledgeOf: "Pengetahuan tentang ",

		differ:  "Perbedaan",
		reasons: "Tanggung jawab manajer jauh lebih luas daripada tanggung jawab spesialis karena manajerlah yang bertugas:",
		execute: "Adapun spesialis melaksanakan dan menerapkan strategi tersebut.",

		manager:    "Tanggung jawab manajer lainnya",
		forExample: ", misalnya:",
		kpis:       "Contoh KPI tersebut adalah %s dan %s; setiap kampanye boleh memiliki KPI lain. Kinerja kampanye diukur berdasarkan KPI yang ditetapkan untuknya.",

		specialist: "Tanggung jawab spesialis",
		includes:   "Secara keseluruhan, kedua tugas itu mencakup:",
		soThat:     "Dengan begitu, departemen dapat menyusun strategi yang relevan serta terkini, lalu menjalankannya.",

		skills:     "Keterampilan",
		technical:  "Spesialis memerlukan keterampilan teknis, seperti:",
		lead:       "Agar mampu memimpin departemen dalam mengembangkan strategi yang efektif sekaligus efisien, manajer harus menguasai:",
		inAddition: "Jadi, selain keterampilan teknis media sosial, manajer memerlukan banyak keterampilan lain yang berguna.",

		lines:   "Hierarki pelaporan",
		reports: "Spesialis melaporkan %snya sendiri kepada manajer.",
		higher:  "Manajer melapor langsung kepada posisi yang lebih tinggi, misalnya %s atau %s. Kedua posisi itu hanyalah contoh; posisi lain dengan jenjang lebih tinggi juga dimungkinkan.",
		chains:  "Jadi, rantai pelaporannya adalah salah satu dari berikut ini:",

		ours:       "Penanggung jawab dan pelaksana: pilihan pustaka ini",
		chosen:     "Dalam pustaka ini, manajer menjadi penanggung jawab, yaitu bertanggung jawab atas hasil suatu tugas, sedangkan spesialis menjadi pelaksana, yaitu mengerjakannya. Hal itu berlaku pula bagi dua tugas yang sama. Pembagian ini pilihan kami, bukan isi artikel; demikian pula bidang kerja, jenjang, dan tingkat ahli, yang mewakili kata \"mendalam\". Jika dibandingkan per bidang, tanggung jawab manajer pun lebih luas:",
		area:       "Bidang",
		uninvolved: "tidak terlibat",

		short:   "Kesimpulan",
		shortly: "Posisi keduanya berbeda. Tanggung jawab manajer lebih luas, sehingga manajer memerlukan lebih dari sekadar keterampilan teknis media sosial.",

		with: "Pihak terkait: ", examples: "Yang disebutkan hanyalah contoh; mungkin ada pihak lain.",
		goal: "Tujuan: ", and: " dan ", lastAnd: ", dan ", then: ", lalu ",
		understanding: "Pemahaman tentang ", inDepth: "Pemahaman mendalam tentang ",
		technicalSkill: " (keterampilan teknis)",

		involvements: map[socialorg.Involvement]string{socialorg.Accountable: "penanggung jawab", socialorg.Responsible: "pelaksana"},
	}
}
