package catalogue

import (
	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// An entry is a role, and its names in Indonesian.
type entry struct {
	role          socialorg.Role // in English, without its items
	name, summary string         // in Indonesian
	titles        []string       // further ones by which people know the role, in either language
	duties        []stated
	skills        []stated
}

// An item is stated by as many sources of the grades A, B and C; docs/catalogue.md
// names those of the first two.
type stated struct {
	key     socialorg.Key
	a, b, c int
}

// entries returns the roles in the order of Roles.
func entries() []entry {
	manager, digital := socialorg.ReportingLine{To: standard.ManagerID}, socialorg.ReportingLine{To: standard.DigitalMarketingManagerID}
	individual := func(id socialorg.RoleID, name, summary string, lines ...socialorg.ReportingLine) socialorg.Role {
		return socialorg.Role{ID: id, Name: name, Summary: summary, Rank: socialorg.RankIndividual, ReportsTo: lines}
	}
	return []entry{
		{
			role:   standard.DigitalMarketingManager(),
			name:   "Manajer pemasaran digital",
			duties: []stated{{OverseePaidMedia, 2, 0, 2}},
		},
		{
			role: individual(CommunityManagerID, "Community manager",
				"Keeps the conversation between the brand and its community going. Replies, moderates discussions, runs activities, and passes on what the community says.", manager),
			name:    "Manajer komunitas",
			summary: "Menjaga percakapan antara merek dan komunitasnya. Menanggapi pesan, memoderasi diskusi, mengadakan kegiatan, dan meneruskan masukan komunitas.",
			titles:  []string{"Community officer", "Community specialist", "Manajer komunitas online"},
			duties: []stated{
				{"respond-community", 4, 1, 8}, {"moderate-community", 2, 0, 8}, {"build-community", 1, 1, 3},
				{"relay-feedback", 1, 2, 8}, {"escalate-issues", 2, 0, 3}, {"monitor-conversations", 2, 0, 3},
				{"run-community-activities", 1, 2, 2}, {"raise-engagement", 2, 1, 4},
			},
			skills: []stated{{"written-communication", 3, 1, 1}, {"empathy", 1, 1, 1}, {"conflict-resolution", 2, 1, 1}, {"data-analysis", 1, 1, 1}},
		},
		{
			role: individual(ContentCreatorID, "Content creator",
				"Produces the brand's content. Develops ideas, shoots and edits short videos, covers events, and adapts everything to the platform.", manager),
			name:    "Kreator konten",
			summary: "Memproduksi konten merek. Mengembangkan ide, merekam dan menyunting video pendek, meliput acara, dan menyesuaikan konten dengan platformnya.",
			titles:  []string{"Content producer", "Social media content creator", "Pembuat konten"},
			duties: []stated{
				{"create-content", 4, 1, 3}, {"produce-video", 3, 0, 2}, {"adapt-content", 2, 1, 1}, {"develop-ideas", 2, 1, 1},
				{"capture-events", 3, 0, 0}, {"ensure-brand-consistency", 2, 1, 0}, {"follow-trends", 2, 1, 1},
			},
			skills: []stated{{"video-production", 2, 0, 2}, {"creativity", 2, 0, 1}},
		},
		{
			role: individual(CoordinatorID, "Social media coordinator",
				"Keeps the accounts running from day to day. Writes captions, schedules and publishes posts, answers comments and messages, and prepares the regular reports.", manager),
			name:    "Koordinator media sosial",
			summary: "Menjaga akun tetap aktif dari hari ke hari. Menulis caption, menjadwalkan dan menerbitkan unggahan, menanggapi komentar dan pesan, serta menyusun laporan berkala.",
			titles:  []string{"Social media officer", "Social media admin", "Social media assistant", "Admin media sosial"},
			duties: []stated{
				{"schedule-posts", 4, 0, 4}, {"write-captions", 2, 0, 3}, {"create-content", 4, 1, 3},
				{"respond-community", 3, 0, 5}, {"monitor-conversations", 2, 0, 2}, {"prepare-reports", 3, 0, 3},
			},
			skills: []stated{{"copywriting", 2, 0, 1}, {"visual-design", 3, 0, 1}},
		},
		{
			role: individual(PaidSocialSpecialistID, "Paid social specialist",
				"Runs the brand's paid campaigns on social media. Sets them up, targets, tests and optimises the ads, keeps to the budget, and reports the results.", digital),
			name:    "Spesialis iklan media sosial",
			summary: "Menjalankan kampanye berbayar merek di media sosial. Menyiapkan kampanye, menentukan target audiens, menguji dan mengoptimalkan iklan, menjaga anggaran, serta melaporkan hasilnya.",
			titles:  []string{"Paid social manager", "Social ads specialist", "Media buyer", "Ads specialist", "Spesialis iklan berbayar"},
			duties: []stated{
				{"run-paid-campaigns", 3, 2, 3}, {"target-ads", 2, 2, 4}, {"test-ads", 2, 2, 2}, {"optimise-ads", 2, 2, 3},
				{"pace-ad-budget", 3, 2, 2}, {"brief-ad-creative", 2, 0, 2}, {"report-ad-results", 3, 1, 1},
			},
			skills: []stated{{"paid-advertising", 1, 1, 2}, {"data-analysis", 1, 1, 2}, {"budgeting", 1, 1, 1}},
		},
		{
			role: individual(InfluencerMarketingManagerID, "Influencer marketing manager",
				"Runs the brand's campaigns with influencers. Selects and briefs the influencers, reviews their content before it goes live, and measures the results.", manager, digital),
			name:    "Manajer influencer marketing",
			summary: "Menjalankan kampanye merek bersama influencer. Menyeleksi influencer, memberi brief, meninjau konten mereka sebelum tayang, dan mengukur hasilnya.",
			titles:  []string{"Influencer manager", "Influencer marketing specialist", "KOL specialist", "KOL management"},
			duties: []stated{
				{"find-influencers", 2, 6, 3}, {"brief-influencers", 1, 2, 1}, {"review-influencer-content", 2, 1, 2},
				{"work-with-influencers", 3, 3, 3}, {"run-influencer-campaigns", 3, 1, 4}, {"measure-influencers", 2, 2, 3},
			},
			skills: []stated{{"negotiation", 2, 0, 1}, {"relationship-building", 2, 1, 0}, {"data-analysis", 2, 0, 1}},
		},
	}
}

// A named item is one that package standard does not have.
type named struct {
	key    socialorg.Key
	of     string // the area of a responsibility, the kind of a skill
	en, id string
	with   []socialorg.Key
}

// duties returns the responsibilities that this package adds.
func duties() []named {
	const advertising = string(AreaAdvertising)
	const campaigns, content, performance, relations = string(socialorg.AreaCampaigns), string(socialorg.AreaContent), string(socialorg.AreaPerformance), string(socialorg.AreaRelations)
	creatives := []socialorg.Key{"designers", "writers"}
	influencers := []socialorg.Key{"influencers", "key-opinion-leaders"}
	return []named{
		{OverseePaidMedia, advertising, "Oversee paid media and its results", "Mengawasi media berbayar (paid media) dan hasilnya", nil},
		{"run-paid-campaigns", advertising, "Set up and run paid campaigns on social media", "Menyiapkan dan menjalankan kampanye berbayar di media sosial", nil},
		{"target-ads", advertising, "Segment audiences and target ads", "Menentukan segmen dan target audiens iklan", nil},
		{"test-ads", advertising, "Test ads against each other (A/B testing)", "Menguji variasi iklan (A/B testing)", nil},
		{"optimise-ads", advertising, "Optimise bids, budgets and creatives while campaigns run", "Mengoptimalkan bid, anggaran, dan materi iklan selama kampanye berjalan", nil},
		{"pace-ad-budget", advertising, "Keep ad spend within the budget", "Menjaga biaya iklan sesuai anggaran", nil},
		{"brief-ad-creative", advertising, "Brief the creative team on ads", "Memberi brief materi iklan kepada tim kreatif", creatives},
		{"report-ad-results", advertising, "Report the results of paid campaigns", "Melaporkan hasil kampanye berbayar", nil},

		{"produce-video", content, "Shoot and edit short videos", "Merekam dan menyunting video pendek", nil},
		{"adapt-content", content, "Adapt content to each platform", "Menyesuaikan konten dengan setiap platform", nil},
		{"develop-ideas", content, "Develop content ideas from trends and the audience's interests", "Mengembangkan ide konten dari tren dan minat audiens", nil},
		{"capture-events", content, "Cover events on site in photos and videos", "Meliput acara di lokasi dalam foto dan video", nil},
		{"schedule-posts", content, "Schedule and publish posts", "Menjadwalkan dan menerbitkan unggahan", nil},
		{"write-captions", content, "Write captions for posts", "Menulis caption untuk unggahan", nil},
		{"review-influencer-content", content, "Review influencers' content before it goes live", "Meninjau konten influencer sebelum tayang", nil},

		{"respond-community", relations, "Reply to comments, questions and messages", "Menanggapi komentar, pertanyaan, dan pesan", []socialorg.Key{"customers"}},
		{"moderate-community", relations, "Moderate discussions and uphold the community guidelines", "Memoderasi diskusi dan menegakkan pedoman komunitas", nil},
		{"build-community", relations, "Build and grow the community around the brand", "Membangun dan mengembangkan komunitas di sekitar merek", nil},
		{"relay-feedback", relations, "Pass the community's feedback on to the teams that can act on it", "Meneruskan masukan komunitas kepada tim yang dapat menindaklanjutinya", []socialorg.Key{"product", "customer-service"}},
		{"escalate-issues", relations, "Escalate complaints and risks to the right team", "Mengeskalasi keluhan dan risiko kepada tim yang tepat", []socialorg.Key{"customer-service", "public-relations"}},
		{"monitor-conversations", relations, "Monitor mentions of the brand and what people say about it", "Memantau mention dan percakapan tentang merek", nil},
		{"run-community-activities", relations, "Run activities that involve the community", "Mengadakan kegiatan yang melibatkan komunitas", nil},
		{"find-influencers", relations, "Find and vet influencers who suit the brand", "Mencari dan menyeleksi influencer yang cocok dengan merek", influencers},

		{"brief-influencers", campaigns, "Brief influencers for campaigns", "Memberi brief kampanye kepada influencer", influencers},
		{"run-influencer-campaigns", campaigns, "Run influencer campaigns from planning to publication", "Menjalankan kampanye influencer dari perencanaan sampai penayangan", nil},
		{"prepare-reports", performance, "Prepare regular performance reports", "Menyusun laporan kinerja secara berkala", nil},
		{"measure-influencers", performance, "Measure the results of influencer campaigns", "Mengukur hasil kampanye influencer", nil},
	}
}

// skills returns the skills that this package adds.
func skills() []named {
	const communication, technical = string(KindCommunication), string(socialorg.KindTechnical)
	return []named{
		{"written-communication", communication, "Written communication", "Komunikasi tertulis", nil},
		{"empathy", communication, "Empathy", "Empati", nil},
		{"conflict-resolution", communication, "Conflict resolution", "Penyelesaian konflik", nil},
		{"negotiation", communication, "Negotiation", "Negosiasi", nil},
		{"relationship-building", communication, "Building relationships", "Membangun hubungan baik", nil},
		{"video-production", technical, "Shooting and editing video", "Produksi dan penyuntingan video", nil},
		{"creativity", technical, "Creativity", "Kreativitas", nil},
		{"visual-design", technical, "Basic visual design", "Dasar-dasar desain visual", nil},
		{"paid-advertising", technical, "Paid social advertising", "Iklan berbayar di media sosial", nil},
		{"budgeting", technical, "Budget planning", "Perencanaan anggaran", nil},
	}
}

// terms returns the names of other words that this package adds.
func terms() []named {
	return []named{
		{key: socialorg.Key(AreaAdvertising), en: "Advertising", id: "Periklanan"},
		{key: KindCommunication, en: "Communication", id: "Komunikasi"},
		{key: "product", en: "Product team", id: "Tim produk"},
	}
}
