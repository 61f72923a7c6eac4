package socialorg

import (
	"slices"
	"strings"
)

// A Glossary gives names in one language to ids and keys of any kind: roles,
// responsibilities, skills, goals, areas, partners, campaigns, KPIs. All share
// one map, so a key that two kinds have has one name. A nil Glossary has no
// names.
//
// The ids are free text. Programs may keep in a Glossary of their own what else
// has a name, such as the codes of an occupation register; see the example of
// Lookup.
type Glossary map[string]string

// Apply returns a deep copy of o, in which empty lists are nil, with the names
// that g has for its goals, roles, responsibilities, skills, campaigns and
// KPIs. What g does not name, or names with the empty text, keeps the name
// that it has. So do the organisation itself, summaries and the titles of
// positions, which have no key; areas and partners are keys themselves.
func (g Glossary) Apply(o Org) Org {
	positions := cloneEach(o.Positions, Position.clone)
	o = o.cloneRest()
	o.Positions = positions
	for i := range o.Goals {
		rename(g, o.Goals[i].Key, &o.Goals[i].Name)
	}
	for i := range o.Roles {
		r := &o.Roles[i]
		rename(g, r.ID, &r.Name)
		for j := range r.Responsibilities {
			rename(g, r.Responsibilities[j].Key, &r.Responsibilities[j].Name)
		}
		for j := range r.Skills {
			rename(g, r.Skills[j].Key, &r.Skills[j].Name)
		}
	}
	for i := range o.Campaigns {
		c := &o.Campaigns[i]
		rename(g, c.Key, &c.Name)
		for j := range c.KPIs {
			rename(g, c.KPIs[j].Key, &c.KPIs[j].Name)
		}
	}
	return o
}

func rename[S ~string](g Glossary, id S, name *string) {
	if known := g[string(id)]; known != "" {
		*name = known
	}
}

// Lookup returns every id that the name may mean, sorted: none, one, or
// several, for a title alone does not say which role is meant. Case does not
// count, nor does white space before and after, nor how much of it is between
// words; everything else does. White space alone means nothing. Lookup takes
// time linear in g.
func (g Glossary) Lookup(name string) []string {
	name = foldName(name)
	if name == "" {
		return nil
	}
	var ids []string
	for id, known := range g {
		if foldName(known) == name {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func foldName(name string) string { return fold(strings.Join(strings.Fields(name), " ")) }

// English returns the English names of the roles, responsibilities, skills,
// goals, areas and partners of the standard department and of the built-in
// KPIs: those of [Department] and of the KPIs themselves, and names for the
// areas and partners, which have none there.
func English() Glossary {
	g := Glossary{
		string(AreaStrategy):    "Strategy",
		string(AreaCampaigns):   "Campaigns",
		string(AreaContent):     "Content",
		string(AreaPerformance): "Performance",
		string(AreaBrand):       "Brand",
		string(AreaRelations):   "Relations",
		string(AreaPeople):      "People",
		string(AreaBudget):      "Budget",

		"customer-service":     "Customer service",
		"customers":            "Customers",
		"designers":            "Designers",
		"editors":              "Editors",
		"influencers":          "Influencers",
		"key-opinion-leaders":  "Key opinion leaders",
		"marketing-department": "Marketing department",
		"public-relations":     "Public relations",
		"sales":                "Sales",
		"stakeholders":         "Stakeholders",
		"writers":              "Writers",
	}
	o := Department()
	for _, goal := range o.Goals {
		g[string(goal.Key)] = goal.Name
	}
	for _, r := range o.Roles {
		g[string(r.ID)] = r.Name
		for _, d := range r.Responsibilities {
			g[string(d.Key)] = d.Name
		}
		for _, s := range r.Skills {
			g[string(s.Key)] = s.Name
		}
	}
	for _, k := range []KPI{
		Views(), Shares(), Impressions(), Reach(), EngagementRate(), ClickThroughRate(), ConversionRate(),
		FollowerGrowth(), ShareOfVoice(), AmplificationRate(), ApplauseRate(), ConversationRate(),
		CostPerClick(), CostPerMille(), CostPerConversion(), ReturnOnAdSpend(), ResponseTime(),
	} {
		g[string(k.Key)] = k.Name
	}
	return g
}

// Indonesian returns the Indonesian names of everything that [English] names.
func Indonesian() Glossary {
	return Glossary{
		string(RoleChiefExecutive):          "Direktur utama",
		string(RoleDigitalMarketingManager): "Manajer pemasaran digital",
		string(RoleManager):                 "Manajer media sosial",
		string(RoleSpecialist):              "Spesialis media sosial",

		string(GoalBrandAwareness): "Kesadaran merek yang lebih tinggi",
		string(GoalWebsiteTraffic): "Kunjungan situs web yang lebih banyak",
		string(GoalBrandImage):     "Citra merek yang baik",

		string(AreaStrategy):    "Strategi",
		string(AreaCampaigns):   "Kampanye",
		string(AreaContent):     "Konten",
		string(AreaPerformance): "Kinerja",
		string(AreaBrand):       "Merek",
		string(AreaRelations):   "Relasi",
		string(AreaPeople):      "Staf",
		string(AreaBudget):      "Anggaran",

		"customer-service":     "Layanan pelanggan",
		"customers":            "Pelanggan",
		"designers":            "Desainer",
		"editors":              "Editor",
		"influencers":          "Pemengaruh",
		"key-opinion-leaders":  "Tokoh pembentuk opini",
		"marketing-department": "Departemen pemasaran",
		"public-relations":     "Hubungan masyarakat",
		"sales":                "Penjualan",
		"stakeholders":         "Pemangku kepentingan",
		"writers":              "Penulis",

		"develop-strategy":              "Menyusun strategi media sosial",
		"plan-strategy":                 "Merencanakan penerapan strategi",
		"carry-out-strategy":            "Menjalankan strategi",
		"monitor-strategy":              "Memantau hasil strategi",
		"ensure-strategy-effectiveness": "Menjamin setiap strategi berdampak",
		"follow-trends":                 "Mengikuti tren terkini",
		"keep-strategy-current":         "Menjaga strategi tetap relevan dan mutakhir",
		"research-competition":          "Meneliti pesaing untuk memperkuat strategi",

		"monitor-staff":   "Memantau kinerja staf media sosial",
		"lead-department": "Memimpin dan mengelola departemen dalam menyusun strategi",

		"ensure-accuracy":          "Menjaga keakuratan konten",
		"ensure-appeal":            "Menjaga daya tarik konten",
		"ensure-brand-consistency": "Menjaga kesesuaian konten dengan identitas merek",
		"ensure-goal-alignment":    "Menjaga agar konten mendukung tujuan bisnis",
		"identify-audience":        "Mencari tahu siapa audiensnya",
		"create-content":           "Membuat konten menarik bersama tim kreatif",
		"plan-content":             "Mengatur kalender editorial",

		"build-brand-awareness": "Membuat merek dikenal luas lewat media sosial",
		"build-brand-image":     "Membangun nama baik merek lewat media sosial",
		"oversee-accounts":      "Mengawasi tampilan semua akun merek",
		"find-visibility":       "Mencari peluang agar merek lebih terlihat",
		"raise-engagement":      "Mengajak lebih banyak orang berinteraksi dengan merek",
		"influence-perception":  "Mencari peluang membentuk pandangan publik tentang merek lewat konten menarik",

		"develop-campaigns":             "Merancang kampanye bersama pemasaran dan hubungan masyarakat",
		"ensure-campaign-effectiveness": "Menjamin setiap kampanye berdampak",
		"manage-campaigns":              "Menjalankan kampanye dan promosi sehari-hari",

		"improve-weaknesses":  "Mencari kelemahan media sosial merek dan memperbaikinya",
		"set-kpis":            "Menetapkan KPI setiap kampanye",
		"measure-campaigns":   "Mengukur setiap kampanye terhadap KPI-nya",
		"optimise-activity":   "Meningkatkan hasil aktivitas media sosial",
		"analyse-activity":    "Menelaah aktivitas media sosial",
		"analyse-performance": "Menelaah kinerja media sosial",
		"find-best-practice":  "Menggali praktik terbaik dari metrik",

		"maintain-relations":    "Memelihara hubungan baik dengan pelanggan dan pemangku kepentingan lain",
		"manage-reputation":     "Menjaga reputasi bersama penjualan dan layanan pelanggan",
		"work-with-influencers": "Bekerja sama dengan pemengaruh dan tokoh pembentuk opini untuk memengaruhi opini publik",

		"manage-budget": "Mengelola anggaran departemen",

		"social-media-knowledge": "Pengetahuan tentang media sosial",
		"content-marketing":      "Pengetahuan tentang pemasaran konten",
		"department-positions":   "Pengetahuan tentang tugas setiap posisi di departemen",
		"social-media":           "Media sosial",
		"marketing":              "Pemasaran",
		"leadership":             "Kepemimpinan",
		"copywriting":            "Penulisan teks yang memikat",
		"platform-algorithms":    "Algoritma setiap platform",
		"data-analysis":          "Analisis data",

		"views":               "Tayangan",
		"shares":              "Jumlah dibagikan",
		"impressions":         "Impresi",
		"reach":               "Jangkauan",
		"engagement-rate":     "Tingkat interaksi per impresi",
		"click-through-rate":  "Rasio klik-tayang",
		"conversion-rate":     "Tingkat konversi",
		"follower-growth":     "Pertumbuhan pengikut",
		"share-of-voice":      "Pangsa percakapan",
		"amplification-rate":  "Tingkat amplifikasi",
		"applause-rate":       "Tingkat apresiasi",
		"conversation-rate":   "Tingkat percakapan",
		"cost-per-click":      "Biaya per klik",
		"cost-per-mille":      "Biaya per seribu impresi",
		"cost-per-conversion": "Biaya per konversi",
		"return-on-ad-spend":  "Hasil atas belanja iklan",
		"response-time":       "Waktu tanggapan",
	}
}
