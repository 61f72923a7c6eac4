package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/rules"
	"example.com/socialorg/standard"
)

// A ruleKind is a rule that -rules can choose.
type ruleKind struct {
	code  socialorg.Code
	value string // what may stand after the code and "=", for the help
	build func(value string) (socialorg.Rule, error)
}

// doc returns the sentence of a rule, with an example of a value where it needs one.
func (k ruleKind) doc() string {
	r, err := k.build("")
	if err != nil {
		return err.Error()
	}
	return r.Doc
}

// maxSpan is the number of direct reports above which the rule "span" complains,
// where none is given.
const maxSpan = 12

func ruleKinds() []ruleKind {
	plain := func(r socialorg.Rule) ruleKind {
		return ruleKind{r.Code, "", func(value string) (socialorg.Rule, error) {
			if value != "" {
				return r, fmt.Errorf("the rule %s takes no value", string(r.Code))
			}
			return r, nil
		}}
	}
	ofSome := func(code socialorg.Code, what string, build func(some []string) socialorg.Rule) ruleKind {
		return ruleKind{code, what + "+" + what, func(value string) (socialorg.Rule, error) {
			if value == "" {
				return build(nil), nil // those of the roles
			}
			return build(strings.Split(value, "+")), nil
		}}
	}
	var kinds []ruleKind
	for _, r := range standard.Rules() {
		kind := plain(r)
		if r.Code == rules.ErrKPIAuthority {
			kind = ruleKind{r.Code, "RESPONSIBILITY", func(value string) (socialorg.Rule, error) {
				return rules.KPIsSetBy(cmp.Or(socialorg.Key(value), standard.SetKPIs)), nil
			}}
		}
		kinds = append(kinds, kind)
	}
	return append(kinds, []ruleKind{
		{rules.ErrSpan, "NUMBER", func(value string) (socialorg.Rule, error) {
			if value == "" {
				return rules.MaxSpan(maxSpan), nil
			}
			n, err := strconv.Atoi(value)
			if err != nil || n < 0 {
				return socialorg.Rule{}, fmt.Errorf("the rule span needs a number of direct reports, as in span=8, not %s", quote(value))
			}
			return rules.MaxSpan(n), nil
		}},
		plain(rules.PeopleManagersHaveReports()),
		plain(rules.NoVacantManager()),
		plain(rules.NoSelfSupervision()),
		plain(rules.OneAccountable()),
		ofSome(rules.ErrUnaccountable, "AREA", func(some []string) socialorg.Rule {
			return rules.EveryAreaAccountable(convert[socialorg.Area](some)...)
		}),
		ofSome(rules.ErrNoApprover, "RESPONSIBILITY", func(some []string) socialorg.Rule {
			return rules.EveryoneHasApprover(convert[socialorg.Key](some)...)
		}),
		plain(rules.NoConfusableIDs()),
		plain(rules.NoConfusableHolders()),
		plain(rules.NoHiddenText()),
	}...)
}

// convert returns texts as strings of another type.
func convert[S ~string](texts []string) []S {
	list := make([]S, len(texts))
	for i, text := range texts {
		list[i] = S(text)
	}
	return list
}

// The names of several rules at once.
const (
	rulesStandard = "standard"
	rulesNone     = "none"
	rulesAll      = "all"
)

// A ruleChoice is what -rules and -without say.
type ruleChoice struct {
	chosen  []socialorg.Rule
	without []socialorg.Code
}

func (f *flags) rules() *ruleChoice {
	c := &ruleChoice{chosen: standard.Rules()}
	f.Func("rules", "`RULES` to apply, separated by commas: standard (the default), all, none, or those below", func(s string) error {
		chosen, err := parseRules(s)
		c.chosen = chosen
		return err
	})
	f.Func("without", "`RULES` to leave out, separated by commas", func(s string) error {
		for name := range strings.SplitSeq(s, ",") {
			name = strings.TrimSpace(name)
			if !slices.ContainsFunc(ruleKinds(), func(k ruleKind) bool { return string(k.code) == name }) {
				return fmt.Errorf("there is no rule %s%s", quote(name), didYouMean(name, ruleNames()...))
			}
			c.without = append(c.without, socialorg.Code(name))
		}
		return nil
	})
	return c
}

// rules returns the rules to apply.
func (c *ruleChoice) rules() []socialorg.Rule {
	return slices.DeleteFunc(slices.Clone(c.chosen), func(r socialorg.Rule) bool { return slices.Contains(c.without, r.Code) })
}

func parseRules(s string) ([]socialorg.Rule, error) {
	chosen := []socialorg.Rule{}
	add := func(more ...socialorg.Rule) {
		for _, r := range more { // the last one of a code counts: standard,kpi-authority=plan-campaigns
			chosen = append(slices.DeleteFunc(chosen, func(c socialorg.Rule) bool { return c.Code == r.Code }), r)
		}
	}
	kinds := ruleKinds()
	for item := range strings.SplitSeq(s, ",") {
		name, value, hasValue := strings.Cut(strings.TrimSpace(item), "=")
		i := slices.IndexFunc(kinds, func(k ruleKind) bool { return string(k.code) == name })
		switch {
		case i < 0 && hasValue && slices.Contains(groups(), name):
			return nil, fmt.Errorf("%s takes no value", name)
		case name == rulesStandard:
			add(standard.Rules()...)
		case name == rulesNone:
		case name == rulesAll:
			for _, k := range kinds {
				r, err := k.build("")
				if err != nil {
					return nil, err
				}
				add(r)
			}
		case i < 0:
			return nil, fmt.Errorf("there is no rule %s%s", quote(name), didYouMean(name, append(ruleNames(), groups()...)...))
		case hasValue && value == "":
			return nil, fmt.Errorf("there is no value after %s=", name)
		default:
			r, err := kinds[i].build(value)
			if err != nil {
				return nil, err
			}
			add(r)
		}
	}
	return chosen, nil
}

func groups() []string { return []string{rulesStandard, rulesNone, rulesAll} }

func ruleNames() []string {
	var names []string
	for _, k := range ruleKinds() {
		names = append(names, string(k.code))
	}
	return names
}

// rulesHelp lists the rules for -h.
func rulesHelp() string {
	var b strings.Builder
	b.WriteString("Rules; those with a * are the standard ones: tops, undeclared, and those drawn from an article\non the social media manager and specialist. A value is written as in span=8:\n")
	isStandard := make(map[socialorg.Code]bool)
	for _, r := range standard.Rules() {
		isStandard[r.Code] = true
	}
	for _, k := range ruleKinds() {
		mark, name := " ", string(k.code)
		if isStandard[k.code] {
			mark = "*"
		}
		if k.value != "" {
			name += "=" + k.value
		}
		fmt.Fprintf(&b, "%s %s\n      %s\n", mark, name, k.doc())
	}
	return b.String()
}
