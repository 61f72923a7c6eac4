package render

// LabelTexts returns every label of a language.
func LabelTexts(l Labels) []string {
	var all []string
	eachLabel(l.wording(), func(_, text string) { all = append(all, text) })
	return all
}
