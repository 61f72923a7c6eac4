// Package rules has the built-in rules: policies that one organisation follows
// and another may not. [socialorg.Hierarchy.Check] applies them.
//
//	err := h.Check(rules.OneTop(), rules.MaxSpan(8))
//
// They are written with the public API of the root package, as a program's own
// rules are. The function standard.Rules returns those drawn from the article
// that package standard describes.
//
// Each rule has a code, and one sentence in its Doc. It reports in the order of
// the [socialorg.Org], names positions, roles and campaigns by id, and reports
// each mistake once. Something that an organisation does not state breaks no
// rule: rules about roles do not apply to a position without one. Rules read
// nothing but the Hierarchy, so they may be shared, and a Hierarchy may be
// checked by several goroutines at once. Unless it says otherwise, a rule takes
// time linear in the organisation.
package rules

import (
	"fmt"
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
)

// The codes of the rules, and one more.
const (
	ErrLine              socialorg.Code = "line"               // [LinesAllowed]
	ErrNoManager         socialorg.Code = "no-manager"         // [ManagerRequired]
	ErrRank              socialorg.Code = "rank"               // [ManagerRanksHigher]
	ErrScope             socialorg.Code = "scope"              // [ManagerScopeNotNarrower]
	ErrNoReports         socialorg.Code = "no-reports"         // [PeopleManagersHaveReports]
	ErrNoKPI             socialorg.Code = "no-kpi"             // [CampaignsHaveKPIs]
	ErrKPIAuthority      socialorg.Code = "kpi-authority"      // [KPIsSetBy]
	ErrTops              socialorg.Code = "tops"               // [OneTop]
	ErrSpan              socialorg.Code = "span"               // [MaxSpan]
	ErrUnaccountable     socialorg.Code = "unaccountable"      // [EveryAreaAccountable]
	ErrContested         socialorg.Code = "contested"          // [OneAccountable]
	ErrNoApprover        socialorg.Code = "no-approver"        // [EveryoneHasApprover]
	ErrSelfSupervision   socialorg.Code = "self-supervision"   // [NoSelfSupervision]
	ErrVacantManager     socialorg.Code = "vacant-manager"     // [NoVacantManager]
	ErrConfusable        socialorg.Code = "confusable"         // [NoConfusableIDs]
	ErrConfusableHolders socialorg.Code = "confusable-holders" // [NoConfusableHolders]
	ErrHiddenText        socialorg.Code = "hidden-text"        // [NoHiddenText]
	ErrUndeclared        socialorg.Code = "undeclared"         // [TermsDeclared]

	// ErrUnusedException is the code of a [socialorg.Exception] that excuses
	// nothing. [socialorg.Hierarchy.Check] reports it, not a rule.
	ErrUnusedException socialorg.Code = "unused-exception"
)

// MaxSteps bounds the work of a rule that takes more than linear time. A rule that
// would need more steps reports that instead of what it is about.
const MaxSteps = 20_000_000

// breach returns what is wrong at a path, with a detail that is written as by
// fmt.Sprintf.
func breach(path, format string, args ...any) socialorg.Problem {
	return socialorg.Problem{Path: path, Detail: fmt.Sprintf(format, args...)}
}

// rule returns a rule.
func rule(code socialorg.Code, doc string, check func(h *socialorg.Hierarchy, report func(socialorg.Problem))) socialorg.Rule {
	return socialorg.Rule{Code: code, Doc: doc, Check: check}
}

const maxListed = 10 // values of a list that a detail names

// several are the values that a detail lists: it names some and counts the rest.
type several struct {
	named []string
	more  int
}

func (s *several) add(value string) {
	if len(s.named) < maxListed {
		s.named = append(s.named, detail.Quote(value))
	} else {
		s.more++
	}
}

// list returns `"a", "b" or 3 others`.
func (s *several) list(conjunction string, also ...string) string {
	words := slices.Clone(s.named)
	if s.more > 0 {
		words = append(words, detail.Count(s.more, "other", "others"))
	}
	return detail.List(append(words, also...), conjunction)
}
