package standard

import "example.com/socialorg"

// English returns the English names of everything in this package. The names of
// roles, goals, responsibilities, skills and KPIs are those in the values
// themselves. It also names the words that have no definition of their own, such
// as areas, partners and channels, and lists further titles by which people know
// a role. A title never decides which role is meant: ESCO
// v1.1.1 lists both roles' titles under one occupation, the online community
// manager.
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

// englishTerms names the keys that have no definition of their own.
func englishTerms() map[socialorg.Key]string {
	return map[socialorg.Key]string{
		// Areas. Performance is also the subject of the specialist's reports (S56).
		"strategy":    "Strategy",
		"campaigns":   "Campaigns",
		"content":     "Content",
		"performance": "Performance",
		"brand":       "Brand",
		"relations":   "Relations",
		"people":      "People",
		"budget":      "Budget",

		// Partners.
		"customer-service":     "Customer service",
		"customers":            "Customers",
		"designers":            "Designers",
		"editors":              "Editors",
		"influencers":          "Influencers",
		"key-opinion-leaders":  "Key opinion leaders (KOLs)",
		"marketing-department": "Marketing department",
		"public-relations":     "Public relations (PR)",
		"sales":                "Sales",
		"stakeholders":         "Other stakeholders",
		"writers":              "Writers",

		// Kinds of skills.
		"technical":  "Technical",
		"marketing":  "Marketing",
		"leadership": "Leadership",
		"knowledge":  "Knowledge",

		// Units.
		"count":   "Count",
		"percent": "Percent",
		"ratio":   "Ratio",
		"seconds": "Seconds",
		"money":   "Money",

		// Metrics.
		"views":             "Views",
		"shares":            "Shares",
		"likes":             "Likes",
		"comments":          "Comments",
		"saves":             "Saves",
		"impressions":       "Impressions",
		"reach":             "Reach",
		"clicks":            "Clicks",
		"posts":             "Posts",
		"new-followers":     "New followers",
		"followers-start":   "Followers at the start",
		"followers":         "Followers",
		"conversions":       "Conversions",
		"spend":             "Spend",
		"revenue":           "Revenue",
		"responses":         "Responses",
		"response-seconds":  "Response time in seconds",
		"mentions":          "Brand mentions",
		"market-mentions":   "Market mentions",
		"video-starts":      "Video starts",
		"video-completions": "Video completions",
		"watch-seconds":     "Watch time in seconds",

		// Channels.
		"facebook":  "Facebook",
		"instagram": "Instagram",
		"linkedin":  "LinkedIn",
		"pinterest": "Pinterest",
		"reddit":    "Reddit",
		"snapchat":  "Snapchat",
		"telegram":  "Telegram",
		"threads":   "Threads",
		"tiktok":    "TikTok",
		"website":   "Website",
		"whatsapp":  "WhatsApp",
		"x":         "X",
		"youtube":   "YouTube",
	}
}
