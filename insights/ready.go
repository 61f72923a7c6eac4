package insights

import (
	"bytes"
	"embed"
	"io"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/sheet"
)

// A Ready is a layout that is known by a name.
type Ready struct {
	Name   string // such as "instagram-posts"
	Title  string // what it reads, such as "Instagram posts"
	Layout Layout
}

//go:embed layouts
var files embed.FS

// ready returns the layout in a file of this package.
func ready(name string) Layout {
	text, _ := files.ReadFile("layouts/" + name + ".yaml")
	l, _ := ReadLayout(bytes.NewReader(text), name) // TestReadyLayouts finds mistakes in a file, and one that is not there
	return l
}

// Layouts returns the layouts of this package in the order of their names. The
// currency is that of the advertising account; without one, the layout meta-ads
// leaves the amounts out. Some lack what their files do not say: the Channel or the
// Period. They are the files in the directory layouts, which have the headers and where
// these were seen.
func Layouts(currency string) []Ready {
	clicks := MetaSeries(socialorg.MetricClicks, "Facebook link clicks")
	clicks.Channel = "facebook"
	return []Ready{
		{"facebook-posts", "Facebook posts", FacebookPosts()},
		{"instagram-posts", "Instagram posts", InstagramPosts()},
		{"linkedin-content", "LinkedIn content", LinkedInContent()},
		{"linkedin-followers", "LinkedIn followers", LinkedInFollowers()},
		{"meta-ads", "Meta ads", MetaAds(currency)},
		{"meta-link-clicks", "a series of Meta, Facebook link clicks", clicks},
		{"meta-reach-es", "a series of Meta, Alcance", MetaSeries(socialorg.MetricReach, "Alcance")},
		{"meta-views", "a series of Meta, Views", MetaSeries(socialorg.MetricViews, "Views")},
		{"meta-views-es", "a series of Meta, Visualizaciones", MetaSeries(socialorg.MetricViews, "Visualizaciones")},
		{"tiktok-followers", "TikTok followers", TikTokFollowers()},
		{"tiktok-overview", "the TikTok overview", TikTokOverview()},
		{"x-overview", "the X overview", XOverview()},
		{"youtube-content", "YouTube content", YouTubeContent()},
	}
}

// Fitting returns the first of the layouts whose columns stand in a header of the
// file, which it reads only as far as it needs, 64 KiB at most. It is false where
// none fits, and where r is no table.
func Fitting(r io.Reader, all []Ready) (Ready, bool) {
	finders := lists.Each(all, func(r Ready) *finder { return newFinder(r.Layout) })
	var fit Ready
	missing := func(row []string) int {
		for i, f := range finders {
			if f.missing(row) == 0 && f.Missing(nil) > 1 {
				fit = all[i]
				return 0
			}
		}
		return 1
	}
	_, _ = sheet.Open(io.LimitReader(r, 64<<10), sheet.Options{Missing: missing}) // which looks with other separators, too
	return fit, fit.Name != ""
}

// InstagramPosts returns the layout of the posts that Meta Business Suite exports
// for Instagram (Content, Export data), in English and Spanish. Its channel is
// "instagram".
//
// A row has what one post has counted since its publication. The posts of the Window
// are counted for all of it, and their number as posts. Files of before 2025 have
// Impressions in place of Views. Reach does not add up and is left out; so are
// follows, which are not followers.
func InstagramPosts() Layout { return ready("instagram-posts") }

// FacebookPosts returns the layout of the posts that Meta Business Suite exports
// for a page of Facebook, as [InstagramPosts] does for Instagram. Its channel is
// "facebook".
//
// Reactions are likes. Clicks are left out: they mix those on links with those on
// photos.
func FacebookPosts() Layout { return ready("facebook-posts") }

// MetaSeries returns the layout of a metric by day that Meta Business Suite exports
// (Insights, Export), one metric in a file, in English and Spanish.
//
//	sep=,
//	"Views"
//	"Date","Primary"
//	"2026-06-01T00:00:00","100"
//
// Which metric it is stands only in the title, which must be the one given here, such
// as "Views", "Facebook link clicks" or "Alcance". The file does not say whose it is:
// set Channel to "instagram" or "facebook".
func MetaSeries(metric socialorg.Metric, title string) Layout {
	l := ready("meta-series")
	l.Title, l.Columns[0].Metric = title, metric
	return l
}

// MetaAds returns the layout of the table that Meta Ads Manager exports, by campaign,
// ad set or ad, in English and Indonesian, and for amounts in Spanish. Its channel is
// "meta-ads", and its periods are those of the report. The currency is that of the
// account, which is a part of the name of a column.
//
// The row without a name is the total of the others and is left out. So is reach,
// which does not add up.
func MetaAds(currency string) Layout {
	l := ready("meta-ads")
	if l.Currency = currency; currency != "" {
		in := " (" + currency + ")"
		names := []string{"Jumlah yang dibelanjakan" + in, "Importe gastado" + in}
		l.Columns = append(l.Columns, Column{Name: "Amount spent" + in, Names: names, Metric: socialorg.MetricSpend})
	}
	return l
}

// LinkedInContent returns the layout of the sheet "Metrics" of the content report of
// a LinkedIn page, which is exported as a workbook: save that sheet as CSV. Its
// channel is "linkedin" and its periods are days, of the whole year.
//
// Reactions are likes, and reposts, until 2023 called shares, are shares.
func LinkedInContent() Layout { return ready("linkedin-content") }

// LinkedInFollowers returns the layout of the first sheet of the follower report of a
// LinkedIn page, saved as CSV. Its channel is "linkedin" and its periods are days.
//
// In spite of its name, Total followers has the new ones of the day, less those who
// left.
func LinkedInFollowers() Layout { return ready("linkedin-followers") }

// TikTokOverview returns the layout of Overview.csv, the daily overview that TikTok
// Studio exports in English. Its channel is "tiktok" and its periods are days. The
// file does not say which year they are in: set Period to the year, or to the month,
// that the file covers.
//
// "undefined" is what the platform has not counted yet. Profile views are left out.
func TikTokOverview() Layout { return ready("tiktok-overview") }

// TikTokFollowers returns the layout of FollowerHistory.csv, which TikTok Studio
// exports in English, as [TikTokOverview] does for Overview.csv.
func TikTokFollowers() Layout { return ready("tiktok-followers") }

// YouTubeContent returns the layout of "Table data.csv", the content report that
// YouTube Studio exports, with a row for each video. Its channel is "youtube". The file
// does not say which days it counts: set Period to the period chosen in Studio.
//
// The row "Total" is left out. Subscribers, gained less lost, are new followers. Watch
// time is left out: hours with decimals are not whole seconds. Likes, comments and
// shares are there only if they were chosen in Studio.
func YouTubeContent() Layout { return ready("youtube-content") }

// XOverview returns the layout of account_overview_analytics.csv, the daily overview
// that X exports. Its channel is "x" and its periods are days.
//
// Replies are comments, reposts are shares, bookmarks are saves and posts created are
// posts. Engagements, the shares of the menu "Share", follows and video views are left
// out: they are parts of a metric of this module, or none.
func XOverview() Layout { return ready("x-overview") }
