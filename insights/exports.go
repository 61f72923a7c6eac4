package insights

import "example.com/socialorg"

// X returns the layout of account_overview_analytics.csv, the daily overview that
// X exports. Its channel is "x" and its periods are days.
//
//	Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,...
//	"Sat, Sep 6, 2025",3388,25,104,1,0,2,0,6,0,...
//
// Replies are comments, reposts are shares, bookmarks are saves and posts
// created are posts. Engagements, the shares of the menu "Share", follows and
// video views are left out: they are not what the metrics of this module mean,
// or are parts of one. The layout was taken from account_overview_analytics.csv
// of September 2025, in the repository joshcirre/joshcirre at e4c456d.
func X() Layout {
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

// YouTube returns the layout of "Table data.csv", the content report that
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
// only if they were chosen in Studio, as "Likes", "Comments added" and
// "Shares". The layout was taken from "Table data.csv" of September 2025, in
// the repository joshcirre/joshcirre at e4c456d.
func YouTube() Layout {
	return Layout{
		Channel: "youtube", Except: map[string]string{"Content": "Total"},
		Columns: []Column{
			{Name: "Views", Metric: socialorg.MetricViews},
			{Name: "Impressions", Metric: socialorg.MetricImpressions},
			{Name: "Subscribers", Metric: socialorg.MetricNewFollowers},
		},
	}
}

// TikTok returns the layout of Overview.csv, the daily overview that TikTok
// Studio exports in English. Its channel is "tiktok" and its periods are days.
// The file does not say which year they are in: set Period to the year, or to
// the month, that the file covers.
//
//	"Date","Video Views","Profile Views","Likes","Comments","Shares"
//	"April 12","1591","7","10","1","0"
//
// Profile views are left out. The layout was taken from Overview.csv in the
// repository BossZY27/tiktok-analytics at 23e7f16. Exports in other languages
// write other dates ("8 de marzo"), which package time does not read.
func TikTok() Layout {
	return Layout{
		Channel: "tiktok", PeriodColumn: "Date", PeriodFormat: "January 2",
		Columns: []Column{
			{Name: "Video Views", Metric: socialorg.MetricViews},
			{Name: "Likes", Metric: socialorg.MetricLikes},
			{Name: "Comments", Metric: socialorg.MetricComments},
			{Name: "Shares", Metric: socialorg.MetricShares},
		},
	}
}
