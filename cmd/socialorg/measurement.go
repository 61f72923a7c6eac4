package main

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"example.com/socialorg"
	"example.com/socialorg/score"
)

// A measurement is a value of -measured.
type measurement struct {
	text string
	of   score.Measurement
}

// measurements declares the flag for what was measured directly.
func (f *flags) measurements() *[]measurement {
	var measured []measurement
	f.Func("measured", "`KPI=NUMBER` measured directly, such as by a survey; may be given several times", func(s string) error {
		key, value, ok := strings.Cut(s, "=")
		number, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			return errors.New("expected a KPI and a number, as in recall-lift=4.2")
		}
		measured = append(measured, measurement{s, score.Measurement{KPI: socialorg.Key(key), Value: number}})
		return nil
	})
	return &measured
}

// measuredIndex matches how problems of a score name what was measured.
var measuredIndex = regexp.MustCompile(`measured\[(\d+)\](\.\w+)?`)

// inFlags returns problems of what was measured as a text that names the flags.
func inFlags(problems socialorg.Problems, measured []measurement) string {
	var texts []string
	for _, p := range problems {
		text := socialorg.Problem{Path: p.Path, Code: p.Code, Detail: p.Detail}.Error()
		texts = append(texts, measuredIndex.ReplaceAllStringFunc(text, func(name string) string {
			i, err := strconv.Atoi(measuredIndex.FindStringSubmatch(name)[1])
			if err != nil || i >= len(measured) {
				return name
			}
			return "-measured " + measured[i].text
		}))
	}
	return strings.Join(texts, "\n")
}
