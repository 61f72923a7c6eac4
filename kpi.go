package socialorg

import (
	"math"
	"math/big"
	"slices"
)

// A KPI is a key performance indicator of a campaign: how its value is
// computed, and what is aimed for. It is plain data; [Campaign.Validate]
// checks it. KPIs measure campaigns, never persons.
//
// With a Numerator, the value is the sum of the numerator's metrics, divided by
// the sum of the denominator's, times Per. Computed so from merged [Totals] a
// rate stays right, where a mean of rates would not. Without a Numerator the
// value is measured directly, as reach must be: the people reached by two posts
// are not the sum of both.
type KPI struct {
	Key         Key      `json:"key"`
	Name        string   `json:"name,omitempty"` // for people
	Unit        Unit     `json:"unit"`
	Numerator   []Metric `json:"numerator,omitempty"`   // summed; none: the value is measured directly
	Denominator []Metric `json:"denominator,omitempty"` // summed; none: 1
	Per         int64    `json:"per,omitzero"`          // 100 for a percentage, 1000 for cost per mille; 0 means 1
	Goal        Key      `json:"goal,omitempty"`        // of the organisation; "" is not stated
	Aim         Aim      `json:"aim,omitempty"`         // "" is tracked without a target
	Target      float64  `json:"target,omitzero"`       // in Unit
	Upper       float64  `json:"upper,omitzero"`        // in Unit; for AimBetween only
	Weight      float64  `json:"weight,omitzero"`       // in the score; 0 means 1
}

// A Unit says what a KPI's value counts. The set is open: programs define
// their own, written like a [Key].
type Unit string

// The units of the built-in KPIs. A count and an amount of money are never
// negative; other values may be.
const (
	UnitCount   Unit = "count"
	UnitPercent Unit = "percent" // 12 for 12 %, never 0.12
	UnitRatio   Unit = "ratio"
	UnitMoney   Unit = "minor-units" // of the caller's one currency: cents
	UnitSeconds Unit = "seconds"
)

// An Aim says on which side of the target a value should be. The set is
// closed; "" is no target.
type Aim string

// The aims. A value that is equal to a bound meets it.
const (
	AimAtLeast Aim = "at-least" // Target or more
	AimAtMost  Aim = "at-most"  // Target or less
	AimBetween Aim = "between"  // from Target to Upper
)

// AtLeast returns a copy of k that aims for the target or more, in k.Unit.
func (k KPI) AtLeast(target float64) KPI { return k.aim(AimAtLeast, target, 0) }

// AtMost returns a copy of k that aims for the target or less, in k.Unit.
func (k KPI) AtMost(target float64) KPI { return k.aim(AimAtMost, target, 0) }

// Between returns a copy of k that aims for low to high, in k.Unit.
func (k KPI) Between(low, high float64) KPI { return k.aim(AimBetween, low, high) }

func (k KPI) aim(aim Aim, target, upper float64) KPI {
	k = k.clone()
	k.Aim, k.Target, k.Upper = aim, target, upper
	return k
}

func (k KPI) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "key", k.Key)
	checkText(&ps, "name", k.Name, "")
	checkKey(&ps, "unit", k.Unit)
	checkEach(&ps, "numerator", k.Numerator, checkKey)
	if len(k.Denominator) > 0 && len(k.Numerator) == 0 {
		ps.add("numerator", ErrRequired, "is missing, and there is a denominator")
	}
	checkEach(&ps, "denominator", k.Denominator, checkKey)
	if k.Per < 0 {
		ps.add("per", ErrRange, "%d is below 0", k.Per)
	}
	if k.Goal != "" {
		in.checkGoal(&ps, "goal", k.Goal)
	}
	checkWord(&ps, "aim", k.Aim, aims)
	if checkFinite(&ps, "target", k.Target) {
		switch {
		case k.Aim == "" && k.Target != 0:
			ps.add("aim", ErrRequired, "is missing, and there is a target of %v", k.Target)
		case k.Target < 0 && k.neverNegative():
			ps.add("target", ErrRange, "%v is below 0, which no %s is", k.Target, k.Unit)
		}
	}
	if checkFinite(&ps, "upper", k.Upper) {
		switch {
		case k.Upper != 0 && (k.Aim == AimAtLeast || k.Aim == AimAtMost || k.Aim == "" && k.Target == 0):
			ps.add("upper", ErrMalformed, "is %v, which only the aim %q has a use for", k.Upper, AimBetween)
		case k.Aim == AimBetween && k.Upper < k.Target:
			ps.add("upper", ErrRange, "%v is below the target of %v", k.Upper, k.Target)
		}
	}
	if checkFinite(&ps, "weight", k.Weight) && k.Weight < 0 {
		ps.add("weight", ErrRange, "%v is below 0", k.Weight)
	}
	return ps
}

var aims = []Aim{AimAtLeast, AimAtMost, AimBetween}

func (k KPI) neverNegative() bool { return k.Unit == UnitCount || k.Unit == UnitMoney }

// Value computes the value of k from what was counted, rounded once, in
// k.Unit. It is false where a metric is missing from t, where the denominator
// is 0, where the value is too large for a float64, and where k is measured
// directly.
func (k KPI) Value(t Totals) (float64, bool) {
	if len(k.Numerator) == 0 {
		return 0, false
	}
	value, ok := t.sum(k.Numerator)
	if !ok {
		return 0, false
	}
	if k.Per != 0 {
		value.Mul(value, big.NewInt(k.Per))
	}
	by := big.NewInt(1)
	if len(k.Denominator) > 0 {
		if by, ok = t.sum(k.Denominator); !ok || by.Sign() == 0 {
			return 0, false
		}
	}
	f, _ := new(big.Rat).SetFrac(value, by).Float64()
	return f, isFinite(f)
}

// sum returns the exact sum of the metrics, false if one is missing.
func (t Totals) sum(metrics []Metric) (*big.Int, bool) {
	sum := new(big.Int)
	for _, m := range metrics {
		n, ok := t[m]
		if !ok {
			return nil, false
		}
		sum.Add(sum, big.NewInt(n))
	}
	return sum, true
}

// Met reports whether the value is what k aims for. It is false without an aim
// and for a value that is not finite.
func (k KPI) Met(value float64) bool {
	switch {
	case !isFinite(value):
		return false
	case k.Aim == AimAtLeast:
		return value >= k.Target
	case k.Aim == AimAtMost:
		return value <= k.Target
	case k.Aim == AimBetween:
		return k.Target <= value && value <= k.Upper
	}
	return false
}

// Attainment says how far the value is what k aims for: 1 on target, linear in
// the value, never below 0. For AimAtLeast it is value / target, for AimAtMost
// 2 - value / target; for AimBetween it is 1 between the bounds and falls
// outside as for the nearer bound. Above 1 the target is exceeded. It is finite
// and, apart from AimBetween, monotonic. It is false without a target, for a
// target that is not above 0, and for values and targets that are not finite.
func (k KPI) Attainment(value float64) (float64, bool) {
	if !isFinite(value) || !isFinite(k.Target) || k.Target <= 0 {
		return 0, false
	}
	var a float64
	switch k.Aim {
	case AimAtLeast:
		a = value / k.Target
	case AimAtMost:
		a = 2 - value/k.Target
	case AimBetween:
		switch {
		case !isFinite(k.Upper) || k.Upper < k.Target:
			return 0, false
		case value < k.Target:
			a = value / k.Target
		case value > k.Upper:
			a = 2 - value/k.Upper
		default:
			a = 1
		}
	default:
		return 0, false
	}
	return min(max(a, 0), math.MaxFloat64) + 0, true // + 0: never -0
}

func (k KPI) key() Key { return k.Key }

func (k KPI) clone() KPI {
	k.Numerator, k.Denominator = cloneList(k.Numerator), cloneList(k.Denominator)
	return k
}

func (k KPI) equal(l KPI) bool {
	return k.Key == l.Key && k.Name == l.Name && k.Unit == l.Unit &&
		slices.Equal(k.Numerator, l.Numerator) && slices.Equal(k.Denominator, l.Denominator) &&
		k.Per == l.Per && k.Goal == l.Goal && k.Aim == l.Aim &&
		k.Target == l.Target && k.Upper == l.Upper && k.Weight == l.Weight
}
