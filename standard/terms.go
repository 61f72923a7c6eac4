package standard

import "example.com/socialorg"

// A term is a key that has no definition of its own, and its names.
type term struct {
	key                 socialorg.Key
	english, indonesian string
}

// terms are those that this package uses, and the usual channels.
var terms = []term{
	// Areas. Performance is also the subject of the specialist's reports (S56).
	{"strategy", "Strategy", "Strategi"},
	{"campaigns", "Campaigns", "Kampanye"},
	{"content", "Content", "Konten"},
	{"performance", "Performance", "Kinerja"},
	{"brand", "Brand", "Merek"},
	{"relations", "Relations", "Relasi"},
	{"people", "People", "Tim"},
	{"budget", "Budget", "Anggaran"},

	// Partners.
	{"customer-service", "Customer service", "Bagian layanan pelanggan"},
	{"customers", "Customers", "Pelanggan"},
	{"designers", "Designers", "Desainer"},
	{"editors", "Editors", "Editor"},
	{"influencers", "Influencers", "Influencer"},
	{"key-opinion-leaders", "Key opinion leaders (KOLs)", "Key opinion leader (KOL)"},
	{"marketing-department", "Marketing department", "Departemen pemasaran"},
	{"public-relations", "Public relations (PR)", "Hubungan masyarakat (humas)"},
	{"sales", "Sales", "Bagian penjualan"},
	{"stakeholders", "Other stakeholders", "Pemangku kepentingan lain"},
	{"writers", "Writers", "Penulis"},

	// Kinds of skills.
	{"technical", "Technical", "Teknis"},
	{"marketing", "Marketing", "Pemasaran"},
	{"leadership", "Leadership", "Kepemimpinan"},
	{"knowledge", "Knowledge", "Pengetahuan"},

	// Units.
	{"count", "Count", "Jumlah"},
	{"percent", "Percent", "Persen"},
	{"ratio", "Ratio", "Rasio"},
	{"seconds", "Seconds", "Detik"},
	{"money", "Money", "Uang"},

	// Metrics.
	{"views", "Views", "Penayangan"},
	{"shares", "Shares", "Share"},
	{"likes", "Likes", "Like"},
	{"comments", "Comments", "Komentar"},
	{"saves", "Saves", "Simpan"},
	{"impressions", "Impressions", "Impresi"},
	{"reach", "Reach", "Jangkauan"},
	{"clicks", "Clicks", "Klik"},
	{"posts", "Posts", "Unggahan"},
	{"new-followers", "New followers", "Pengikut baru"},
	{"followers-start", "Followers at the start", "Pengikut pada awal periode"},
	{"followers", "Followers", "Pengikut"},
	{"conversions", "Conversions", "Konversi"},
	{"spend", "Spend", "Biaya iklan"},
	{"revenue", "Revenue", "Pendapatan"},
	{"responses", "Responses", "Respons"},
	{"response-seconds", "Response time in seconds", "Waktu respons dalam detik"},
	{"mentions", "Brand mentions", "Mention merek"},
	{"market-mentions", "Market mentions", "Mention merek dan kompetitor"},
	{"video-starts", "Video starts", "Pemutaran video"},
	{"video-completions", "Video completions", "Pemutaran video sampai selesai"},
	{"watch-seconds", "Watch time in seconds", "Waktu tonton dalam detik"},

	// Channels.
	{"facebook", "Facebook", "Facebook"},
	{"instagram", "Instagram", "Instagram"},
	{"linkedin", "LinkedIn", "LinkedIn"},
	{"pinterest", "Pinterest", "Pinterest"},
	{"reddit", "Reddit", "Reddit"},
	{"snapchat", "Snapchat", "Snapchat"},
	{"telegram", "Telegram", "Telegram"},
	{"threads", "Threads", "Threads"},
	{"tiktok", "TikTok", "TikTok"},
	{"website", "Website", "Situs web"},
	{"whatsapp", "WhatsApp", "WhatsApp"},
	{"x", "X", "X"},
	{"youtube", "YouTube", "YouTube"},
}

// namesOf returns the names of the terms in one language.
func namesOf(name func(term) string) map[socialorg.Key]string {
	names := make(map[socialorg.Key]string, len(terms))
	for _, t := range terms {
		names[t.key] = name(t)
	}
	return names
}

func englishTerms() map[socialorg.Key]string {
	return namesOf(func(t term) string { return t.english })
}
