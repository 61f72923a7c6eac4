package insights

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/sheet"
)

// A Ready is a layout that is known by a name.
type Ready struct {
	Name   string // such as "instagram-posts"
	Title  string // what it reads, such as "Instagram posts"
	Layout Layout
}

// Layouts returns the layouts of this package in the order of their names. The
// currency is that of the advertising account; without one, the layout meta-ads
// leaves the amounts out. Some lack what their files do not say: the Channel or the
// Period.
func Layouts(currency string) []Ready {
	all := []Ready{
		{"facebook-posts", "Facebook posts", FacebookPosts()},
		{"instagram-posts", "Instagram posts", InstagramPosts()},
		{"linkedin-content", "LinkedIn content", LinkedInContent()},
		{"linkedin-followers", "LinkedIn followers", LinkedInFollowers()},
		{"meta-ads", "Meta ads", MetaAds(currency)},
		{"tiktok-followers", "TikTok followers", TikTokFollowers()},
		{"tiktok-overview", "the TikTok overview", TikTokOverview()},
		{"x-overview", "the X overview", XOverview()},
		{"youtube-content", "YouTube content", YouTubeContent()},
	}
	for _, s := range series {
		l := MetaSeries(s.metric, s.title)
		l.Channel = s.channel
		all = append(all, Ready{"meta-" + s.name, fmt.Sprintf("a series of Meta, %s", s.title), l})
	}
	slices.SortFunc(all, func(a, b Ready) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// Fitting returns the first of the layouts whose columns stand in a header of the
// file, which it reads only as far as it needs, 64 KiB at most. It is false where
// none fits, and where r is no table.
func Fitting(r io.Reader, all []Ready) (Ready, bool) {
	finders := make([]*finder, len(all))
	for i, ready := range all {
		finders[i] = newFinder(ready.Layout)
	}
	var fit Ready
	missing := func(row []string) int {
		for i, f := range finders {
			if f.must > 1 && f.missing(row) == 0 {
				fit = all[i]
				return 0
			}
		}
		return 1
	}
	t, err := sheet.Open(io.LimitReader(r, maxHead), sheet.Options{Missing: missing})
	if err == nil && t.Lacks > 0 {
		_, _, _, _ = t.Meant() // which looks with other separators
	}
	return fit, fit.Name != ""
}

const maxHead = 64 << 10

// InstagramPosts returns the layout of the posts that Meta Business Suite exports
// for Instagram (Content, Export data), in English and Spanish. Its channel is
// "instagram".
//
//	"Post ID",...,"Publish time",Permalink,"Post type",...,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves
//	1001,...,"06/02/2026 08:00",https://...,"IG image",...,Lifetime,100,80,10,2,1,3,4
//
// Each row has what one post has counted since its publication. The posts of the
// Window are counted for all of it, and their number as posts. Reach and follows are
// left out: the reach of posts does not add up, and follows are not followers. Files
// of before 2025 have Impressions in place of Views. Dates have the month first in
// both languages.
//
// The Spanish header was taken from Contenido_Posts_Feb24_Mar23.csv in the repository
// aroaxinping/instagram-analytics-aroaxinping at 96e131f. It has the same columns in
// the same order as English headers that several programs quote.
func InstagramPosts() Layout {
	return Layout{
		Channel: "instagram", PeriodColumn: "Publish time", PeriodFormat: "01/02/2006 15:04", Whole: true, Key: "Post ID",
		Names: map[string][]string{"Publish time": {"Hora de publicación"}, "Post ID": {"identificador de la publicación", "Identificador de la publicación"}},
		Columns: []Column{
			{Name: "Views", Names: []string{"Visualizaciones"}, Metric: socialorg.MetricViews, Optional: true},
			{Name: "Impressions", Metric: socialorg.MetricImpressions, Optional: true},
			{Name: "Likes", Names: []string{"Me gusta"}, Metric: socialorg.MetricLikes},
			{Name: "Comments", Names: []string{"Comentarios"}, Metric: socialorg.MetricComments},
			{Name: "Shares", Names: []string{"Veces que se ha compartido"}, Metric: socialorg.MetricShares},
			{Name: "Saves", Names: []string{"Veces guardado"}, Metric: socialorg.MetricSaves},
			{Metric: socialorg.MetricPosts, Count: true},
		},
	}
}

// FacebookPosts returns the layout of the posts that Meta Business Suite exports
// for a page of Facebook, as [InstagramPosts] does for Instagram. Its channel is
// "facebook".
//
//	"Post ID","Page ID",...,"Publish time",...,Date,Views,...,"Reactions, Comments and Shares",Reactions,Comments,Shares,...
//
// Reactions are likes. Clicks are left out, since the columns mix those on links with
// those on photos. The header was taken from
// Sep-01-2025_Sep-30-2025_2855862537940540.csv in the repository
// crispee107161/pcm-dss-main at 4a1d0d9; files with fewer columns are read, too.
func FacebookPosts() Layout {
	return Layout{
		Channel: "facebook", PeriodColumn: "Publish time", PeriodFormat: "01/02/2006 15:04", Whole: true, Key: "Post ID",
		Columns: []Column{
			{Name: "Views", Metric: socialorg.MetricViews, Optional: true},
			{Name: "Impressions", Metric: socialorg.MetricImpressions, Optional: true},
			{Name: "Reactions", Metric: socialorg.MetricLikes},
			{Name: "Comments", Metric: socialorg.MetricComments},
			{Name: "Shares", Metric: socialorg.MetricShares},
			{Metric: socialorg.MetricPosts, Count: true},
		},
	}
}

// MetaSeries returns the layout of a metric by day that Meta Business Suite exports
// (Insights, Export), one metric in a file, in English and Spanish. The file says
// which metric it has only in its title, which must be the one given here.
//
//	sep=,
//	"Views"
//	"Date","Primary"
//	"2026-06-01T00:00:00","100"
//
// The file does not say whose it is: set Channel to "instagram" or "facebook". Titles
// are such as "Views", "Facebook link clicks", "Visualizaciones" and "Alcance". The
// header was taken from five files in the repository crispee107161/pcm-dss-main at
// 4a1d0d9 and five in aroaxinping/instagram-analytics-aroaxinping at 96e131f.
func MetaSeries(metric socialorg.Metric, title string) Layout {
	return Layout{
		Title: title, PeriodColumn: "Date", PeriodFormat: "2006-01-02T15:04:05",
		Names:   map[string][]string{"Date": {"Fecha"}},
		Columns: []Column{{Name: "Primary", Metric: metric}},
	}
}

// series are those of MetaSeries that have a name.
var series = []struct {
	name, title string
	metric      socialorg.Metric
	channel     socialorg.Key
}{
	{"views", "Views", socialorg.MetricViews, ""},
	{"views-es", "Visualizaciones", socialorg.MetricViews, ""},
	{"reach-es", "Alcance", socialorg.MetricReach, ""},
	{"link-clicks", "Facebook link clicks", socialorg.MetricClicks, "facebook"},
}

// MetaAds returns the layout of the table that Meta Ads Manager exports, by campaign,
// ad set or ad, in English and Indonesian, and for amounts in Spanish. Its channel is
// "meta-ads", and its periods are those of the report. The currency is that of the
// account, which is a part of the name of a column.
//
//	"Reporting starts","Reporting ends","Campaign name",...,"Amount spent (EUR)",Impressions,Reach,"Link clicks",...
//	2026-06-01,2026-06-30,,...,150.75,3000,2500,60,...
//	2026-06-01,2026-06-30,Spring A,...,100.5,2000,1700,40,...
//
// The row without a name is the total of the others and is left out. So is reach,
// which does not add up. The English header was taken from
// data/Ads/John-Bernard-Olermo-Ads-Dec-1-2025-Dec-31-2025.csv in the repository
// crispee107161/pcm-dss-main at 4a1d0d9; the others are quoted by several programs.
func MetaAds(currency string) Layout {
	l := Layout{
		Channel: "meta-ads", PeriodColumn: "Reporting starts", PeriodTo: "Reporting ends", Currency: currency,
		Except: map[string][]string{"Campaign name": {""}},
		Names: map[string][]string{
			"Reporting starts": {"Awal pelaporan", "Awal Pelaporan", "Inicio del informe"},
			"Reporting ends":   {"Akhir pelaporan", "Akhir Pelaporan", "Fin del informe"},
			"Campaign name":    {"Ad set name", "Ad name", "Nama kampanye", "Nama Kampanye", "Nombre de la campaña"},
		},
		Columns: []Column{
			{Name: "Impressions", Names: []string{"Impresi"}, Metric: socialorg.MetricImpressions, Optional: true},
			{Name: "Link clicks", Names: []string{"Klik tautan", "Klik Tautan"}, Metric: socialorg.MetricClicks, Optional: true},
		},
	}
	if currency != "" {
		l.Columns = append(l.Columns, Column{
			Name: "Amount spent (" + currency + ")", Metric: socialorg.MetricSpend,
			Names: []string{"Jumlah yang dibelanjakan (" + currency + ")", "Importe gastado (" + currency + ")"},
		})
	}
	return l
}

// LinkedInContent returns the layout of the sheet "Metrics" of the content report of
// a LinkedIn page, which is exported as a workbook: save that sheet as CSV. Its
// channel is "linkedin" and its periods are days, of the whole year.
//
//	Date,Impressions (organic),Impressions (sponsored),Impressions (total),...,Clicks (total),...,Reactions (total),...
//	06/01/2026,100,20,120,...
//
// Reactions are likes, and reposts, until 2023 called shares, are shares. The header
// was taken from parse_weekly_export.js in the repository
// acostapabloEC/epg-linkedin-company-dashboard at 203d82d.
func LinkedInContent() Layout {
	return Layout{
		Channel: "linkedin", PeriodColumn: "Date", PeriodFormat: "01/02/2006",
		Columns: []Column{
			{Name: "Impressions (total)", Metric: socialorg.MetricImpressions},
			{Name: "Clicks (total)", Metric: socialorg.MetricClicks},
			{Name: "Reactions (total)", Metric: socialorg.MetricLikes},
			{Name: "Comments (total)", Metric: socialorg.MetricComments},
			{Name: "Reposts (total)", Names: []string{"Shares (total)"}, Metric: socialorg.MetricShares},
		},
	}
}

// LinkedInFollowers returns the layout of the first sheet of the follower report of a
// LinkedIn page, saved as CSV. Its channel is "linkedin" and its periods are days.
//
//	Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers
//	06/01/2026,0,5,1,6
//
// In spite of its name, Total followers has the new ones of the day, less those who
// left. The header was taken from docs/GOOGLE-FORMS-FORMATS.md in the repository
// Bini-fish/Ethioware-ETL at d5ade5c.
func LinkedInFollowers() Layout {
	return Layout{
		Channel: "linkedin", PeriodColumn: "Date", PeriodFormat: "01/02/2006",
		Columns: []Column{{Name: "Total followers", Metric: socialorg.MetricNewFollowers}},
	}
}

// TikTokOverview returns the layout of Overview.csv, the daily overview that TikTok
// Studio exports in English. Its channel is "tiktok" and its periods are days. The
// file does not say which year they are in: set Period to the year, or to the month,
// that the file covers.
//
//	"Date","Video Views","Profile Views","Likes","Comments","Shares"
//	"April 12","1591","7","10","1","0"
//
// Profile views are left out. "undefined" is how the platform says that it has not
// counted yet. The header was taken from Overview.csv in the repository
// BossZY27/tiktok-analytics at 23e7f16.
func TikTokOverview() Layout {
	return Layout{
		Channel: "tiktok", PeriodColumn: "Date", PeriodFormat: "January 2", Missing: []string{"undefined"},
		Columns: []Column{
			{Name: "Video Views", Metric: socialorg.MetricViews},
			{Name: "Likes", Metric: socialorg.MetricLikes},
			{Name: "Comments", Metric: socialorg.MetricComments},
			{Name: "Shares", Metric: socialorg.MetricShares},
		},
	}
}

// TikTokFollowers returns the layout of FollowerHistory.csv, which TikTok Studio
// exports in English, as [TikTokOverview] does for Overview.csv.
//
//	"Date","Followers","Difference in followers from previous day"
//	"June 1","100","5"
//
// The header was taken from data/Page-Level Metrics/FollowerHistory.csv in the
// repository crispee107161/pcm-dss-main at 4a1d0d9.
func TikTokFollowers() Layout {
	return Layout{
		Channel: "tiktok", PeriodColumn: "Date", PeriodFormat: "January 2", Missing: []string{"undefined"},
		Columns: []Column{
			{Name: "Followers", Metric: socialorg.MetricFollowers},
			{Name: "Difference in followers from previous day", Metric: socialorg.MetricNewFollowers},
		},
	}
}

// YouTubeContent returns the layout of "Table data.csv", the content report that
// YouTube Studio exports. Its channel is "youtube". The file has one row for
// each video and does not say which days it counts: set Period to the period
// chosen in Studio.
//
//	Content,Video title,Video publish time,Duration,...,Views,Watch time (hours),Subscribers,...,Impressions,...
//	Total,,,,...,1179894,80048.665,17334,...,12894063,...
//	6xFxE92I6Nk,A title,"Sep 27, 2024",978,...,27102,1981.735,305,...,332014,...
//
// Rows add up to the channel, and the row "Total" is left out. Subscribers,
// gained less lost, are new followers. Watch time is left out, since hours with
// decimals are not whole seconds; likes, comments and shares are in the file
// only if they were chosen in Studio. The header was taken from "Table data.csv" of
// September 2025, in the repository joshcirre/joshcirre at e4c456d.
func YouTubeContent() Layout {
	return Layout{
		Channel: "youtube", Except: map[string][]string{"Content": {"Total"}},
		Columns: []Column{
			{Name: "Views", Metric: socialorg.MetricViews},
			{Name: "Impressions", Metric: socialorg.MetricImpressions},
			{Name: "Subscribers", Metric: socialorg.MetricNewFollowers},
			{Name: "Likes", Metric: socialorg.MetricLikes, Optional: true},
			{Name: "Comments added", Metric: socialorg.MetricComments, Optional: true},
			{Name: "Shares", Metric: socialorg.MetricShares, Optional: true},
		},
	}
}

// XOverview returns the layout of account_overview_analytics.csv, the daily overview
// that X exports. Its channel is "x" and its periods are days.
//
//	Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,...
//	"Sat, Sep 6, 2025",3388,25,104,1,0,2,0,6,0,...
//
// Replies are comments, reposts are shares, bookmarks are saves and posts
// created are posts. Engagements, the shares of the menu "Share", follows and
// video views are left out: they are not what the metrics of this module mean,
// or are parts of one. The header was taken from account_overview_analytics.csv
// of September 2025, in the repository joshcirre/joshcirre at e4c456d.
func XOverview() Layout {
	return Layout{
		Channel: "x", PeriodColumn: "Date", PeriodFormat: "Mon, Jan 2, 2006",
		Columns: []Column{
			{Name: "Impressions", Metric: socialorg.MetricImpressions},
			{Name: "Likes", Metric: socialorg.MetricLikes},
			{Name: "Replies", Metric: socialorg.MetricComments},
			{Name: "Reposts", Metric: socialorg.MetricShares},
			{Name: "Bookmarks", Metric: socialorg.MetricSaves},
			{Name: "Create Post", Metric: socialorg.MetricPosts},
		},
	}
}
