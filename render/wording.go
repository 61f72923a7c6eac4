package render

import (
	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/score"
)

// A wording is every label in one language. Each field and each entry of a map
// has a text in every language; %s stands for what is put in.
type wording struct {
	Language     string // BCP 47
	DecimalComma bool   // 1.234,5
	SerialComma  bool   // a, b, and c

	// Charts.
	NoPositions       string
	OrganisationChart string
	DottedLine        string
	DottedLineTo      string
	Vacant            string
	DirectReports     string
	AllBelow          string
	OtherGroups       string
	Level             counted
	Position          counted

	// Reports.
	AndMore          string
	And              string
	Or               string
	Yes              string
	TheRole          string // in a sentence
	Choices          string // of this library
	Area             string
	Goal             string
	Goals            string
	Kind             string
	Rank             string
	ReportsTo        string
	Responsibilities string
	Responsibility   string
	Role             string
	Skill            string
	Skills           string
	SkillLevel       string
	RACIRole         string // what the involvement of a role is
	AllInvolved      string // where it is the same in every responsibility
	NothingStated    string // of a role without responsibilities
	With             string // partners
	MinRank          string
	Subject          string // of a report, behind whom it goes to
	LineTo           string // a reporting line and its subject

	// Comparison.
	Comparison       string
	Scopes           map[socialorg.ScopeRelation]string
	NoScopes         string // of a role without responsibilities
	NoSharedGoals    string
	SharedGoals      string
	Reasons          string
	AloneAccountable string // and for more
	OnlyAccountable  string // and for no more
	ByArea           string
	FurtherRight     string // of a matrix by involvement
	NotInvolved      string
	Shares           string
	SharesNothing    string
	ReportingLines   string
	SharedGoal       counted
	SharedDuty       counted
	SharedSkill      counted

	// Advertisement of a role.
	AdTasks      string
	AdAdvises    string
	AdExamples   string // the tasks are examples
	AdSkills     string
	Welcome      string // of a skill that is not needed
	AdMeasures   string
	AdMeasuredBy string
	AdPeople     string
	AdReportsTo  string
	AdWorksWith  string
	AdLevels     map[socialorg.SkillLevel]string // behind a skill that is needed

	// RACI and coverage.
	RACIMatrix         string
	RACILegend         string
	RACIImplied        string
	NoResponsibilities string
	Coverage           string
	Accountable        string
	Responsible        string
	Finding            string
	Findings           map[socialorg.CoverageStatus]string

	// Skill gaps.
	SkillGaps string
	NoGaps    string
	GapCount  string
	SkillOf   counted
	Needed    string
	IsNeeded  string // at no stated level
	Held      string
	NotHeld   string
	NotStated string

	// Scorecard.
	KPI            string
	KPIsOf         string
	Target         string
	Value          string
	Attained       string
	Before         string
	After          string
	Change         string
	Status         string
	NotCovered     string
	ValueAndTarget string
	BarTarget      string // what the marks of bars are
	BarOpen        string // and the hatches
	BarWas         string // and the signs in a comparison
	AtLeast        string
	AtMost         string
	MoreThan       string
	Seconds        string
	NoTargets      string
	NothingJudged  string
	Score          string
	ScoreBetween   string
	JudgedAll      counted
	Judged         string
	Doubts         string
	DoubtKinds     map[score.DoubtKind]string
	Campaign       string // that has no channels of its own
	Statuses       map[score.Status]string
	KPIOn          string // a KPI and channels
	No             string // the conjunction of what is missing
	Whys           map[score.Reason]string
	NothingCounted string
	NotMeasured    string
	During         string

	// Changes.
	Changes      string
	NoChanges    string
	Details      string
	MovedBetween string // positions, from some managers to others
	Manager      counted
	Person       counted
	GaveUp       string // a position, and keeps another
	TookOn       string // another position
	Of           string
	Under        string // whom a position reports to
	To           string // where a reporting line leads
	Added        string // an element of a list
	Removed      string
	Kinds        map[orgdiff.Kind]counted
	Ops          map[orgdiff.Op]string
	Actions      map[action]string // where an operation does not say it of a kind
	Fields       map[string]string // by JSON name

	// Page.
	Campaigns           string
	Chart               string
	FullSize            string
	Comparisons         string
	Contents            string
	DottedLinesTo       string
	HeldBy              string
	ID                  string
	KPIsSetBy           string
	ChartLevel          string
	PositionName        string
	Positions           string
	Roles               string
	SkipToContent       string
	Team                string
	Channels            string
	Period              string
	ComparisonsTooLarge string
	MatrixTooLarge      string

	// Closed sets.
	Involvements map[socialorg.Involvement]string
	Aggregations map[socialorg.Aggregation]string
	Levels       map[socialorg.SkillLevel]string
	Ranks        map[socialorg.Rank]string
}

// A counted is a noun beside a number.
type counted struct{ One, Several string }

// An action is what was done to a kind of thing.
type action struct {
	Kind orgdiff.Kind
	Op   orgdiff.Op
}

// languages are the languages that there are labels in.
var languages = []*wording{&english, &indonesian}
