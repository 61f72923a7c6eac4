package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// allRules returns the rules that -rules can choose, as they are without a value.
func allRules() []socialorg.Rule {
	const maxSpan = 12 // direct reports
	return append(standard.Rules(), rules.MaxSpan(maxSpan), rules.PeopleManagersHaveReports(), rules.NoVacantManager(),
		rules.NoSelfSupervision(), rules.OneAccountable(), rules.EveryAreaAccountable(), rules.EveryoneHasApprover(),
		rules.NoConfusableIDs(), rules.NoConfusableHolders(), rules.NoHiddenText())
}

// A valued rule may have a value, as in span=8.
type valued struct {
	value string // for the help
	rule  func(value string) (socialorg.Rule, error)
}

func valuedRules() map[socialorg.Code]valued {
	return map[socialorg.Code]valued{
		rules.ErrKPIAuthority: {"RESPONSIBILITY", func(value string) (socialorg.Rule, error) {
			return rules.KPIsSetBy(socialorg.Key(value)), nil
		}},
		rules.ErrSpan: {"NUMBER", func(value string) (socialorg.Rule, error) {
			n, err := strconv.Atoi(value)
			if err != nil || n < 0 {
				return socialorg.Rule{}, fmt.Errorf("the rule span needs a number of direct reports, as in span=8, not %s", quote(value))
			}
			return rules.MaxSpan(n), nil
		}},
		rules.ErrUnaccountable: {"AREA+AREA", func(value string) (socialorg.Rule, error) {
			areas := lists.Each(strings.Split(value, "+"), func(s string) socialorg.Area { return socialorg.Area(s) })
			return rules.EveryAreaAccountable(areas...), nil
		}},
		rules.ErrNoApprover: {"RESPONSIBILITY+RESPONSIBILITY", func(value string) (socialorg.Rule, error) {
			keys := lists.Each(strings.Split(value, "+"), func(s string) socialorg.Key { return socialorg.Key(s) })
			return rules.EveryoneHasApprover(keys...), nil
		}},
	}
}

// rules declares the flags for rules, and returns what tells those to apply.
func (f *flags) rules() (toApply func() []socialorg.Rule) {
	chosen := standard.Rules()
	without := f.some("without", "`RULES` to leave out, separated by commas", "rule", ruleNames())
	f.Func("rules", "`RULES` to apply, separated by commas: standard (the default), all, none, or those below", func(list string) (err error) {
		chosen, err = rulesOf(list)
		return err
	})
	return func() []socialorg.Rule {
		return slices.DeleteFunc(slices.Clone(chosen), func(r socialorg.Rule) bool { return slices.Contains(*without, string(r.Code)) })
	}
}

// rulesOf returns the rules of a list. The last one of a code counts.
func rulesOf(list string) (chosen []socialorg.Rule, err error) {
	named := map[string][]socialorg.Rule{"standard": standard.Rules(), "none": nil, "all": allRules()}
	for _, r := range allRules() {
		named[string(r.Code)] = []socialorg.Rule{r}
	}
	for item := range strings.SplitSeq(list, ",") {
		name, value, hasValue := strings.Cut(strings.TrimSpace(item), "=")
		some, known := named[name]
		of, takesValue := valuedRules()[socialorg.Code(name)]
		switch {
		case !known:
			return nil, fmt.Errorf("there is no rule %s%s", quote(name), didYouMean(name, slices.Sorted(maps.Keys(named))...))
		case !hasValue:
		case !takesValue:
			return nil, fmt.Errorf("the rule %s takes no value", name)
		case value == "":
			return nil, fmt.Errorf("there is no value after %s=", name)
		default:
			r, err := of.rule(value)
			if err != nil {
				return nil, err
			}
			some = []socialorg.Rule{r}
		}
		chosen = slices.DeleteFunc(chosen, func(r socialorg.Rule) bool {
			return slices.ContainsFunc(some, func(s socialorg.Rule) bool { return s.Code == r.Code })
		})
		chosen = append(chosen, some...)
	}
	return chosen, nil
}

func ruleNames() []string {
	return lists.Each(allRules(), func(r socialorg.Rule) string { return string(r.Code) })
}

// rulesList lists the rules for the help.
func rulesList() string {
	var b strings.Builder
	for i, r := range allRules() {
		mark, name := " ", string(r.Code)
		if i < len(standard.Rules()) { // which come first
			mark = "*"
		}
		if of, ok := valuedRules()[r.Code]; ok {
			name += "=" + of.value
		}
		fmt.Fprintf(&b, "%s %s\n      %s\n", mark, name, r.Doc)
	}
	return b.String()
}
