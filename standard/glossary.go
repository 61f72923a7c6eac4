package standard

import "example.com/socialorg"

// English returns the English names of everything in this package. The names of
// roles, goals, responsibilities, skills and KPIs are those in the values
// themselves. It also names the words that have no definition of their own, such
// as areas, partners and channels, and lists further titles by which people know
// a role. A title never decides which role is meant: ESCO v1.1.1 lists both roles'
// titles under one occupation, the online community manager.
//
// The caller may change the Glossary.
func English() socialorg.Glossary {
	g := socialorg.GlossaryOf(Department(), "en")
	g.Titles = map[socialorg.RoleID][]string{
		ChiefExecutiveID:          {"CEO", "Chief executive officer"},
		DigitalMarketingManagerID: {"Manajer pemasaran digital"},
		ManagerID:                 {"Manajer media sosial", "Online community manager"},
		SpecialistID:              {"Spesialis media sosial", "Online community manager"},
	}
	return g
}

// Indonesian returns the Indonesian names of everything that [English] names.
// The trade's English terms, such as engagement rate, influencer and
// copywriting, stay where Indonesian marketers use them. [socialorg.Translate]
// translates an organisation from one language into the other.
//
// The caller may change the Glossary.
func Indonesian() socialorg.Glossary {
	return socialorg.Glossary{
		Language: "id",
		Org:      "Departemen media sosial",
		Roles: map[socialorg.RoleID]string{
			ChiefExecutiveID:          "CEO",
			DigitalMarketingManagerID: "Manajer pemasaran digital",
			ManagerID:                 "Manajer media sosial",
			SpecialistID:              "Spesialis media sosial",
		},
		Summaries: map[socialorg.RoleID]string{
			ManagerID:    "Memimpin departemen media sosial. Mengelola strategi dan anggaran departemen, memastikan setiap strategi dan kampanye berjalan efektif, serta menetapkan KPI untuk setiap kampanye. Menjaga mutu semua konten: akurat, menarik, sesuai dengan identitas merek, dan selaras dengan tujuan bisnis.",
			SpecialistID: "Mengembangkan dan melaksanakan strategi media sosial. Mengelola kampanye dan promosi, membuat konten bersama tim kreatif, mengikuti tren, meriset kompetitor, mengenali audiens, serta menganalisis kinerja.",
		},
		Goals: map[socialorg.Key]string{
			BrandAwareness: "Meningkatkan brand awareness (kesadaran merek)",
			WebsiteTraffic: "Mengarahkan lalu lintas (traffic) ke situs web",
			BrandImage:     "Membangun citra merek yang positif",
		},
		Responsibilities: map[socialorg.Key]string{
			"ensure-strategy-effectiveness": "Memastikan efektivitas setiap strategi media sosial",
			"ensure-campaign-effectiveness": "Memastikan efektivitas setiap kampanye media sosial",
			"lead-department":               "Memimpin serta mengelola departemen dalam mengembangkan strategi",
			ManageBudget:                    "Mengelola anggaran departemen",
			"manage-strategy":               "Mengelola strategi media sosial",
			"develop-strategy":              "Mengembangkan strategi media sosial yang solid sekaligus efektif",
			"plan-strategy":                 "Merencanakan strategi media sosial",
			"execute-strategy":              "Melaksanakan strategi media sosial",
			"monitor-strategy":              "Memantau kinerja strategi media sosial",
			"monitor-team":                  "Memantau kinerja tim media sosial",
			"ensure-accuracy":               "Memastikan semua konten akurat",
			"ensure-appeal":                 "Memastikan semua konten menarik",
			"ensure-brand-consistency":      "Memastikan semua konten sesuai dengan identitas merek",
			"ensure-goal-alignment":         "Memastikan semua konten selaras dengan tujuan bisnis",
			"build-brand-awareness":         "Membangun brand awareness yang kuat melalui media sosial",
			"build-brand-image":             "Membangun citra merek yang positif melalui media sosial",
			"develop-campaigns":             "Mengembangkan kampanye media sosial bersama departemen pemasaran dan humas",
			"oversee-accounts":              "Mengawasi tampilan seluruh akun media sosial milik merek",
			"improve-weaknesses":            "Menganalisis kelemahan kehadiran merek di media sosial dan memperbaikinya",
			"maintain-relations":            "Membina hubungan baik melalui media sosial dengan pelanggan dan pemangku kepentingan lain",
			SetKPIs:                         "Menetapkan KPI untuk setiap kampanye",
			"measure-campaigns":             "Mengukur kinerja setiap kampanye berdasarkan KPI-nya",

			"optimise-activity":     "Mengoptimalkan aktivitas media sosial",
			"analyse-activity":      "Menganalisis aktivitas media sosial",
			"manage-campaigns":      "Mengelola kampanye serta promosi di media sosial",
			"analyse-performance":   "Menganalisis kinerja akun media sosial",
			"find-visibility":       "Mencari serta mengenali peluang untuk menaikkan visibilitas merek",
			"follow-trends":         "Mengikuti tren serta perkembangan terbaru di media sosial untuk mengenali peluang",
			"research-competition":  "Melakukan riset kompetitor demi strategi yang kuat",
			"identify-audience":     "Mengenali target audiens",
			"raise-engagement":      "Meningkatkan engagement (keterlibatan) di media sosial merek",
			"influence-perception":  "Menemukan peluang untuk membentuk persepsi publik tentang merek dengan konten yang menarik",
			"create-content":        "Membuat konten menarik bersama tim kreatif",
			"plan-content":          "Menyusun kalender editorial",
			"find-best-practice":    "Menentukan praktik terbaik berdasarkan analisis metrik media sosial",
			"manage-reputation":     "Mengoordinasikan upaya dan mengelola reputasi bersama bagian penjualan dan layanan pelanggan",
			"work-with-influencers": "Berkolaborasi dengan influencer dan KOL untuk memengaruhi opini publik",
		},
		Skills: map[socialorg.Key]string{
			"social-media-knowledge": "Pengetahuan tentang media sosial",
			"content-marketing":      "Pengetahuan tentang content marketing",
			"department-positions":   "Pengetahuan tentang peran setiap posisi di departemen",
			"social-media":           "Media sosial",
			"marketing":              "Pemasaran",
			"leadership":             "Kepemimpinan",
			"copywriting":            "Copywriting yang memikat",
			"platform-algorithms":    "Pemahaman tentang algoritma platform",
			"data-analysis":          "Analisis data",
		},
		KPIs: map[socialorg.Key]string{
			"views":                        "Jumlah penayangan (views)",
			"shares":                       "Jumlah share",
			"saves":                        "Jumlah simpan (saves)",
			"impressions":                  "Impresi (impressions)",
			"reach":                        "Jangkauan (reach)",
			"frequency":                    "Frekuensi (impresi per orang yang dijangkau)",
			"engagement-rate":              "Engagement rate (per impresi)",
			"engagement-rate-by-reach":     "Engagement rate (per jangkauan)",
			"engagement-rate-by-followers": "Engagement rate (per pengikut)",
			"amplification-rate":           "Amplification rate (tingkat amplifikasi)",
			"applause-rate":                "Applause rate",
			"conversation-rate":            "Conversation rate",
			"click-through-rate":           "Click-through rate (CTR)",
			"conversion-rate":              "Conversion rate (tingkat konversi)",
			"video-completion-rate":        "Video completion rate (per pemutaran)",
			"average-watch-time":           "Rata-rata waktu tonton per penayangan",
			"follower-growth":              "Pertumbuhan pengikut",
			"share-of-voice":               "Share of voice (SOV)",
			"response-time":                "Waktu respons",
			"cost-per-click":               "Biaya per klik (CPC)",
			"cost-per-mille":               "Biaya per seribu impresi (CPM)",
			"cost-per-engagement":          "Biaya per engagement (CPE)",
			"cost-per-conversion":          "Biaya per konversi",
			"return-on-ad-spend":           "Return on ad spend (ROAS)",
		},
		Terms: namesOf(func(t term) string { return t.indonesian }),
		Titles: map[socialorg.RoleID][]string{
			ChiefExecutiveID:          {"Chief executive", "Chief executive officer", "Direktur utama"},
			DigitalMarketingManagerID: {"Digital marketing manager"},
			ManagerID:                 {"Manajer medsos", "Social media manager", "Online community manager"},
			SpecialistID:              {"Spesialis medsos", "Social media specialist", "Online community manager"},
		},
	}
}
