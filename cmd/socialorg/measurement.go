package main

import (
	"errors"
	"strconv"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/score"
)

// measurements declares the flag for what was measured directly.
func (f *flags) measurements() *[]score.Measurement {
	var measured []score.Measurement
	f.Func("measured", "`KPI=NUMBER` measured directly, such as by a survey; may be given several times", func(s string) error {
		key, value, ok := strings.Cut(s, "=")
		number, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			return errors.New("expected a KPI and a number, as in recall-lift=4.2")
		}
		measured = append(measured, score.Measurement{KPI: socialorg.Key(key), Value: number})
		return nil
	})
	return &measured
}

// checkMeasured checks each measurement alone, for a message that names its flag.
func checkMeasured(campaign socialorg.Campaign, measured []score.Measurement) error {
	var texts []string
	for _, m := range measured {
		_, err := score.Campaign(campaign, nil, m)
		problems, _ := errors.AsType[socialorg.Problems](err)
		for _, p := range problems {
			p.Path = ""
			texts = append(texts, sprintf("-measured %s=%s: %s", string(m.KPI), strconv.FormatFloat(m.Value, 'g', -1, 64), p))
		}
	}
	if len(texts) > 0 {
		return usageError{strings.Join(texts, "\n")}
	}
	return nil
}
