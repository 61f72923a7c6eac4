package orgdiff_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgdiff"
)

// cost returns how many bytes it takes to compare two organisations both ways and
// to sum up the changes, and how many to say them.
func cost(t *testing.T, before, after socialorg.Org) (allocated, written int) {
	t.Helper()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	start := m.TotalAlloc
	there, back := orgdiff.Diff(before, after), orgdiff.Diff(after, before)
	orgdiff.Summarise(there)
	runtime.ReadMemStats(&m)
	allocated = int(m.TotalAlloc - start)
	for _, c := range append(there, back...) {
		line, err := json.Marshal(c)
		require.NoError(t, err)
		written += len(line) + len(c.String())
	}
	return allocated, written
}

// requireLinear checks that twice as much costs at most two and a half times.
func requireLinear(t *testing.T, n int, versions func(n int) (before, after socialorg.Org)) {
	t.Helper()
	before, after := versions(n)
	allocated, written := cost(t, before, after)
	before, after = versions(2 * n)
	twice, wordy := cost(t, before, after)
	require.LessOrEqual(t, twice, allocated*5/2, "bytes allocated, twice %d", allocated)
	require.LessOrEqual(t, wordy, written*5/2, "bytes written, twice %d", written)
}

// J8: each list of an organisation doubled, where the other version has none of
// it, and where everything in it is another.
func TestJ8DoubledLists(t *testing.T) {
	const n = 200
	var visit func(v reflect.Value, path string, found func(list reflect.Value, path string))
	visit = func(v reflect.Value, path string, found func(list reflect.Value, path string)) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				visit(v.Field(i), path+"."+v.Type().Field(i).Name, found)
			}
		case reflect.Slice:
			found(v, path)
			visit(v.Index(0), path+"[]", found)
		case reflect.Map:
			found(v, path)
		}
	}
	var paths []string
	var o socialorg.Org
	filled(reflect.ValueOf(&o).Elem())
	visit(reflect.ValueOf(o), "", func(_ reflect.Value, path string) { paths = append(paths, path) })
	require.Contains(t, paths, ".Campaigns[].KPIs[].Channels")
	grown := func(path string, n int, suffix string) (o socialorg.Org) {
		filled(reflect.ValueOf(&o).Elem())
		visit(reflect.ValueOf(&o).Elem(), "", func(list reflect.Value, at string) {
			if at != path {
				return
			}
			all := reflect.MakeSlice(reflect.SliceOf(list.Type().Elem()), 0, 0)
			if list.Kind() == reflect.Map {
				for i := range n {
					key := reflect.ValueOf(fmt.Sprint("key-", i, suffix)).Convert(list.Type().Key())
					list.SetMapIndex(key, reflect.ValueOf("value").Convert(list.Type().Elem()))
				}
				return
			}
			for i := range n {
				e := reflect.New(list.Type().Elem()).Elem()
				filled(e)
				id := e
				if e.Kind() == reflect.Struct {
					id = e.Field(0)
				}
				id.SetString(fmt.Sprint("id-", i, suffix))
				all = reflect.Append(all, e)
			}
			list.Set(all)
		})
		return o
	}
	for _, path := range paths {
		t.Run(path, func(t *testing.T) {
			requireLinear(t, n, func(n int) (before, after socialorg.Org) { return grown(path, 1, ""), grown(path, n, "") })
			requireLinear(t, n, func(n int) (before, after socialorg.Org) { return grown(path, n, ""), grown(path, n, "-x") })
		})
	}
}

// J8: a KPI of many channels that changes in many ways does not name all of them
// each time.
func TestJ8ManyChannelsInManyChanges(t *testing.T) {
	version := func(n int, metric string) socialorg.Org {
		long := socialorg.KPI{Key: "k"}
		for i := range n {
			long.Channels = append(long.Channels, socialorg.Key(fmt.Sprint("channel-", i)))
			long.Numerator = append(long.Numerator, socialorg.Metric(fmt.Sprint(metric, i)))
		}
		return socialorg.Org{Campaigns: []socialorg.Campaign{{Key: "c", KPIs: []socialorg.KPI{{Key: "k"}, long}}}}
	}
	requireLinear(t, 500, func(n int) (before, after socialorg.Org) { return version(n, "a"), version(n, "b") })
	changes := orgdiff.Diff(version(500, "a"), version(500, "b"))
	require.Len(t, changes, 1000)
	require.Len(t, changes[0].Channels, 20)
	require.Equal(t, "numerator metric b0 added to KPI k on channel-0, channel-1, channel-10, channel-100, channel-101 and more of campaign c", changes[0].String())
}

// B10: a long text that stands in many places is not written out in each.
func TestB10LongTexts(t *testing.T) {
	long := strings.Repeat("long ", 200_000)
	titles := map[string]string{"a": "a" + long, "b": "b" + long}
	version := func(n int, text string) (o socialorg.Org) {
		for i := range n {
			id := socialorg.PositionID(fmt.Sprint(i))
			o.Positions = append(o.Positions, socialorg.Position{ID: id, Title: titles[text], Holders: []string{titles[text][:i]}})
		}
		return o
	}
	const n = 2000
	requireLinear(t, n/2, func(n int) (before, after socialorg.Org) { return version(n, "a"), version(n, "b") })
	_, written := cost(t, version(n, "a"), version(n, "b"))
	require.Less(t, written, n*3*2*4*socialorg.MaxTextBytes) // three changes each, both ways
	for _, c := range orgdiff.Diff(version(1, "a"), version(1, "b")) {
		require.LessOrEqual(t, max(len(c.ID), len(c.Of), len(c.From), len(c.To)), socialorg.MaxTextBytes)
	}
}
