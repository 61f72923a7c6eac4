// Package wordings reads tables of texts in several languages: comma-separated
// values with a row for each text and a column for each language, where a line that
// begins with # is a comment. It knows nothing of what the texts are about.
package wordings

import (
	"encoding/csv"
	"reflect"
	"strings"
)

// Read returns a T for each language of a table, in the order of the columns. A row
// begins with the field of T that has the text; for a field that is a map, the key
// stands behind its name and a space. A list in a map has a row for each element. A
// bool is true for "yes". An empty text sets nothing.
//
// The table is a package's own, which tests hold to what the package needs of it.
func Read[T any](table string) []*T {
	r := csv.NewReader(strings.NewReader(table))
	r.Comment = '#'
	rows, _ := r.ReadAll() // TestTables tells of a mistake
	var all []*T
	for range rows[0][1:] {
		all = append(all, new(T))
	}
	for _, row := range rows {
		field, key, _ := strings.Cut(row[0], " ")
		for i, text := range row[1:] {
			if text != "" {
				set(reflect.ValueOf(all[i]).Elem().FieldByName(field), key, text)
			}
		}
	}
	return all
}

// set sets a field, or what it has under a key.
func set(field reflect.Value, key, text string) {
	switch field.Kind() {
	case reflect.Map:
		if field.IsNil() {
			field.Set(reflect.MakeMap(field.Type()))
		}
		k, v := reflect.ValueOf(key).Convert(field.Type().Key()), reflect.New(field.Type().Elem()).Elem()
		if before := field.MapIndex(k); before.IsValid() {
			v.Set(before)
		}
		set(v, "", text)
		field.SetMapIndex(k, v)
	case reflect.Slice:
		field.Set(reflect.Append(field, reflect.ValueOf(text)))
	case reflect.Bool:
		field.SetBool(text == "yes")
	default:
		field.SetString(text)
	}
}
