package render

import (
	_ "embed" // the table of the wordings
	"encoding/csv"
	"reflect"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/score"
)

// A wording is every label in one language. What each is about, and what stands for
// its %s, is in the table that it is read from.
type wording struct {
	Language                  string // BCP 47
	DecimalComma, SerialComma bool   // 1.234,5; a, b, and c

	// Charts.
	NoPositions, OrganisationChart, DottedLine, DottedLineTo, Vacant, DirectReports, AllBelow, OtherGroups string

	Level, Position counted

	// Reports.
	And, Or, Yes, AndMore, TheRole, Subject, LineTo, MinRank, ChosenHere, NothingStated, AllInvolved      string
	Area, Goal, Goals, Kind, Rank, ReportsTo, Role, Skill, Skills, SkillLevel, RACIRole, With             string
	Responsibility, Responsibilities, NoResponsibilities, Accountable, Responsible, Coverage, Finding     string
	RACIMatrix, RACIInferred, SkillGaps, NoGaps, GapCount, Needed, IsNeeded, Held, NotHeld, NotStated     string
	AdTasks, AdAdvises, AdExamples, AdSkills, Welcome, AdMeasures, AdMeasuredBy, AdPeople, AdReportsTo    string
	AdWorksWith, AndOthers, OtherPartners, Comparison, NoScopes, NoSharedGoals, SharedGoals, Reasons      string
	OnlyAccountable, ByArea, FurtherRight, NotInvolved, Shares, SharesNothing                             string
	ReportingLines, Campaign, KPI, KPIOn, KPIsOf, Target, Value, Attained, Before, After, Change, Status  string
	NotCovered, ValueAndTarget, BarTarget, BarOpen, BarWas, AtLeast, AtMost, MoreThan, Seconds, NoTargets string
	NothingJudged, Score, ScoreBetween, Judged, Doubts, No, NothingCounted, NotMeasured, During           string

	SkillOf, SharedGoal, SharedDuty, SharedSkill, JudgedAll counted

	Choices map[string]string // what this library chose

	// Changes.
	Changes, NoChanges, Details, MovedBetween, GaveUp, TookOn, Of, Under, To, Added, Removed string

	Manager, Person counted
	Kinds           map[orgdiff.Kind]counted
	Ops             map[orgdiff.Op]string
	Actions         map[string]string // by kind and operation, where the operation does not say it
	Fields          map[string]string // by JSON name

	// Pages.
	Campaigns, Chart, FullSize, Comparisons, Contents, DottedLinesTo, HeldBy, ID, KPIsSetBy, ChartLevel string
	PositionName, Positions, Roles, SkipToContent, Team, Channels, Period                               string
	Scorecards, ComparisonsTooLarge, MatrixTooLarge                                                     string

	// Closed sets.
	Involvements, RACILetters, RACIInferences map[socialorg.Involvement]string
	Aggregations                              map[socialorg.Aggregation]string
	Levels, AdLevels                          map[socialorg.SkillLevel]string
	Ranks                                     map[socialorg.Rank]string
	Scopes                                    map[socialorg.ScopeRelation]string
	Findings                                  map[socialorg.CoverageStatus]string
	Statuses                                  map[score.Status]string
	DoubtKinds                                map[score.DoubtKind]string
	Whys                                      map[score.Reason]string
}

// A counted is a noun beside a number: "position|positions", or one form for all.
type counted string

// of returns the form for a number.
func (c counted) of(n int) string {
	one, several, differ := strings.Cut(string(c), "|")
	if n == 1 || !differ {
		return one
	}
	return several
}

//go:embed wording.csv
var wordings string

// languages are the languages that there are labels in, in the order of the table's
// columns.
var languages = readWordings(wordings, &wording{Language: "en"}, &wording{Language: "id", DecimalComma: true, SerialComma: true})

var english, indonesian = languages[0], languages[1]

// readWordings fills in the labels of a table with a row for each label. The labels
// of a map stand behind its name and a space.
func readWordings(table string, all ...*wording) []*wording {
	r := csv.NewReader(strings.NewReader(table))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic(err) // of the package's own table
	}
	for _, row := range rows[1:] {
		field, key, _ := strings.Cut(row[0], " ")
		for i, w := range all {
			to := reflect.ValueOf(w).Elem().FieldByName(field)
			if to.Kind() != reflect.Map {
				to.SetString(row[1+i])
				continue
			}
			if to.IsNil() {
				to.Set(reflect.MakeMap(to.Type()))
			}
			to.SetMapIndex(reflect.ValueOf(key).Convert(to.Type().Key()), reflect.ValueOf(row[1+i]).Convert(to.Type().Elem()))
		}
	}
	return all
}
