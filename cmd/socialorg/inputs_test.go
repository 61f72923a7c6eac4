package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/orgdiff"
)

// I3: a table of staff and a file of roles are one organisation, in every subcommand.
func TestI3StaffAndRoles(t *testing.T) {
	folder(t, files{
		"staff.csv":  "Id,Boss,Kind,Who\nm,,lead,Ann\ns,m,writr,Bob\n",
		"good.csv":   "Id,Boss,Kind,Who\nm,,lead,Ann\ns,m,writer,Bob\n",
		"old.csv":    "Id,Boss,Kind,Who\nm,,lead,Ann\n",
		"roles.yaml": "roles:\n  - {id: lead, name: Head of words, goals: [reach-all]}\n  - {id: writer, name: Writer, reportsTo: [{to: lead}]}\n",
		"goals.json": `{"goals": [{"key": "reach-all", "name": "Reach all"}], "terms": {"copy": "Copy"}}`,
		"bad.yaml":   "roles: [{id: lead, nam: Lead}]\n", "team.yaml": team,
	})
	const table = " -id Id -manager Boss -role Kind -holder Who"
	const with = " -with goals.json -with roles.yaml" + table
	for _, test := range []test{
		{args: "check good.csv" + with, status: fine, stdout: "good.csv: no problems\n"},
		{args: "check staff.csv" + with, status: findings, stdout: `staff.csv:3:5: positions[1].role: no role "writr"; did you mean "writer"?` + "\n"},
		{args: "check good.csv" + table, status: findings, stdout: `no role "lead"`},
		{args: "check good.csv -with roles.yaml" + table, status: findings, stdout: `no goal "reach-all"`},
		{args: "chart good.csv" + with, status: fine, stdout: "Head of words (m): Ann\n  Writer (s): Bob\n"},
		{args: "page good.csv" + with, status: fine, stdout: "Reach all"},
		{args: "raci good.csv" + with, status: fine, stdout: "#"},
		{args: "coverage good.csv" + with, status: fine, stdout: "#"},
		{args: "role good.csv writer" + with, status: fine, stdout: "# Writer\n"},
		{args: "role writer -with goals.json -with roles.yaml", status: fine, stdout: "# Writer\n"},
		{args: "compare good.csv lead writer" + with, status: fine, stdout: "head of words"},
		{args: "score good.csv spring x.csv" + with, status: failed, stderr: "good.csv has no campaigns"},
		{args: "diff old.csv good.csv" + with, status: fine, stdout: "Writer (s)"},
		{args: "check team.yaml -with bad.yaml", status: findings, stdout: "bad.yaml:1:20: roles[0].nam: no field"},
		{args: "chart team.yaml -with bad.yaml", status: findings, stderr: "bad.yaml:1:20: roles[0].nam: no field"},
		{args: "check team.yaml -with none.yaml", status: failed, stderr: "there is no file none.yaml"},
		{
			args: "check team.yaml -with old.csv -id Id", status: fine,
			stdout: "team.yaml: no problems\n",
			stderr: "-with old.csv: a table defines no roles, goals, KPIs or terms, and its positions are not used\n",
		},
		{args: "chart good.csv -o goals.json" + with, status: failed, stderr: "would overwrite"},
	} {
		test.run(t)
	}
}

const branches = `positions:
  - {id: top, holders: [h1]}
  - {id: brand, reportsTo: top, attributes: {department: brand}, holders: [h2]}
  - {id: agency, reportsTo: brand, attributes: {department: agency}}
  - {id: film, reportsTo: agency, attributes: {department: brand}, dottedTo: [ads]}
  - {id: ads, reportsTo: top, attributes: {department: ads}}
  - {id: intern, reportsTo: film}
`

// I7: a branch, some levels, or the positions with an attribute.
func TestI7Parts(t *testing.T) {
	folder(t, files{
		"org.yaml": branches,
		"new.yaml": strings.NewReplacer(
			"id: ads, reportsTo: top", "id: ads, reportsTo: brand",
			"holders: [h1]", "holders: [h9]",
		).Replace(branches),
		"bad.yaml": strings.NewReplacer(
			"id: agency,", "id: agency, role: social-media-specialist,",
			"id: film,", "id: film, role: social-media-manager,",
		).Replace(branches),
	})
	for _, test := range []test{
		{args: "chart org.yaml -root brand", status: fine, stdout: "brand: h2\n  agency: vacant\n    film: vacant\n      intern: vacant\n"},
		{args: "chart org.yaml -root brand -depth 2", status: fine, stdout: "brand: h2\n  agency: vacant\n"},
		{args: "chart org.yaml -depth 1", status: fine, stdout: "top: h1\n"},
		{args: "chart org.yaml -where department=brand", status: fine, stdout: "brand: h2\n  agency: vacant\n    film: vacant\n"},
		{args: "chart org.yaml -where department=ads -where department=agency", status: fine, stdout: "agency: vacant\nads: vacant\n"},
		{args: "page org.yaml -root ads", status: fine, stdout: "ads"},
		{args: "coverage org.yaml -where department=ads", status: fine, stdout: "#"},
		{args: "chart org.yaml -root bradn", status: failed, stderr: `-root: there is no position "bradn"; did you mean "brand"?`},
		{args: "chart org.yaml -where departmnt=brand", status: failed, stderr: `-where: no position has departmnt=brand; did you mean "department=brand"?`},
		{args: "chart org.yaml -where department=brnd", status: failed, stderr: `-where: no position has department=brnd; did you mean "department=brand"?`},
		{args: "chart org.yaml -where brand", status: failed, stderr: `expected an attribute and its value, as in department=brand, not "brand"`},
		{args: "chart org.yaml -root ads -where department=brand", status: failed, stderr: "no position is in all that is asked for"},
		{args: "chart org.yaml -depth 0", status: failed, stderr: "expected a number of levels from 1 on"},
		{args: "check bad.yaml -root film", status: findings, stdout: "bad.yaml:5:55: positions[3].reportsTo"},
		{args: "check bad.yaml -root ads", status: fine, stdout: "no problems"},
		{args: "check bad.yaml -where department=ads", status: fine, stdout: "no problems"},
		{args: "diff org.yaml new.yaml -root ads", status: fine, stdout: "ads"},
		{args: "diff org.yaml new.yaml -root intern", status: fine, stdout: "No changes"},
	} {
		test.run(t)
	}
	stdout, _, _ := so("", "chart", "org.yaml", "-root", "brand", "-depth", "2")
	require.NotContains(t, stdout, "film")
	stdout, _, _ = so("", "diff", "-json", "org.yaml", "new.yaml", "-where", "department=ads")
	var change orgdiff.Change
	require.NoError(t, json.Unmarshal([]byte(stdout), &change), "the holder of the top is not of the part: %s", stdout)
	require.Equal(t, "ads", change.ID)
}

// I12: annotations have paths from the root of the repository, from wherever they are printed.
func TestI12AnnotationsOfASubfolder(t *testing.T) {
	folder(t, files{"repo/org/team/a.yaml": "positions: [{id: a}, {id: a}]\n", "repo/b.yaml": "positions: [{id: a, reportsTo: a}]\n", "c.yaml": "nom: x\n"})
	root, err := os.Getwd()
	require.NoError(t, err)
	require.NoError(t, os.Symlink("repo", "link"))
	for _, workspace := range []string{"repo", "link"} {
		t.Setenv("GITHUB_WORKSPACE", filepath.Join(root, workspace))
		t.Chdir(filepath.Join(root, "repo", "org"))
		for name, want := range map[string]string{
			"team":                "::error file=org/team/a.yaml,line=1,col=27::positions[1].id: \"a\" is a duplicate; the first is at org/team/a.yaml:1:18\n",
			"../b.yaml":           "::error file=b.yaml,line=1,col=32::",
			root + "/repo/b.yaml": "::error file=b.yaml,line=1,col=32::",
			"../../c.yaml":        "::error file=../../c.yaml,line=1,",
		} {
			stdout, stderr, status := so("", "check", "-github", name)
			require.Equal(t, findings, status, stderr)
			require.True(t, strings.HasPrefix(stdout, want), stdout)
		}
	}
	t.Setenv("GITHUB_WORKSPACE", "")
	test{args: "check -github team", status: findings, stdout: "::error file=team/a.yaml,"}.run(t)
}

// I4: what of a directory is not read is said, once, with the reason.
func TestI4WhatIsNotRead(t *testing.T) {
	folder(t, files{"org/team.yaml": team, "org/staff.csv": "Id\na\n", "more/more.yaml": "terms: {pr: PR}\n", "org/readme.md": "x", "new.yaml": team})
	require.NoError(t, os.Symlink("../more", "org/more"))
	require.NoError(t, os.Symlink("nowhere.yaml", "link.yaml"))
	const said = "org/more: is a link that leads nowhere, or out of the directory\norg/staff.csv: is a table, which is read by itself\n"
	for _, args := range []string{
		"check org", "check org org", "chart org", "diff org new.yaml", "diff -root ceo org new.yaml",
		"page org", "coverage org", "raci org",
	} {
		_, stderr, status := so("", strings.Fields(args)...)
		require.Equal(t, fine, status, args)
		require.Equal(t, said, stderr, args)
	}
	require.NoError(t, os.Symlink("nowhere.yaml", "org/z.yaml"))
	for _, test := range []test{
		{args: "check org", status: findings, stdout: "org/z.yaml: cannot be read: no such file or directory\n"},
		{args: "check link.yaml", status: failed, stderr: "link.yaml is a link to a file that does not exist\n"},
	} {
		test.run(t)
	}
}

// I8: a table becomes YAML or JSON, these become tables, and each reads back as the same.
func TestI8Convert(t *testing.T) {
	folder(t, files{
		"staff.csv":  "Id;Boss;Job;Who;Also;Was;Place\nm;;Lead;Ann;;;Oslo\ns;m;\"Editor, \"\"Copy\"\"\";Bob;m;x|y;Rome\ns;m;;Cy;;;Rome\n=v;m;;;;;\n",
		"staff.yaml": "id: Id\nreportsTo: Boss\ntitle: Job\nholder: Who\ndottedTo: Also\nformerly: Was\nseparator: '|'\ncomma: ';'\nattributes: {location: Place}\n",
		"team.yaml":  team, "org/a.yaml": "name: Acme\n", "org/b.json": `{"positions": [{"id": "a"}]}`, "bad.yaml": "positions: [{idd: a}]\n",
	})
	equal := func(a, b, flags string) {
		t.Helper()
		stdout, stderr, status := so("", strings.Fields("diff "+a+" "+b+" -json"+flags)...)
		require.Equal(t, fine, status, stderr)
		require.Empty(t, stdout, "%s and %s", a, b)
	}
	for _, format := range []string{"yaml", "json", "csv"} {
		test{args: "convert staff.csv -table staff.yaml -o out." + format, status: fine}.run(t)
		equal("staff.csv", "out."+format, " -table staff.yaml")
		_, stderr, status := so("", strings.Fields("convert out."+format+" -table staff.yaml -format yaml -o again.yaml")...)
		require.Equal(t, fine, status, stderr)
		equal("staff.csv", "again.yaml", " -table staff.yaml")
		leftOut := map[string]string{"csv": "a table has only positions; left out: name\n"}[format]
		test{args: "convert org -format " + format, status: fine, stdout: "a", stderr: leftOut}.run(t)
	}
	for _, test := range []test{
		{
			args: "convert team.yaml -format csv", status: fine,
			stdout: "specialist,manager,social-media-specialist,holder-3\n",
			stderr: "left out: name and campaigns\n",
		},
		{args: "convert - -format csv", stdin: "positions: [{id: a}]\n", status: fine, stdout: "id,reportsTo\na,\n"},
		{args: "convert out.yaml -format csv -id id", status: findings, stderr: "positions[0].title: the table has no column for this"},
		{args: "convert bad.yaml", status: findings, stderr: `bad.yaml:1:14: positions[0].idd: no field "idd"; did you mean "id"?`},
		{args: "convert team.yaml -o team.yaml", status: failed, stderr: "would overwrite"},
		{args: "convert", status: failed, stderr: "no file given"},
	} {
		test.run(t)
	}
}

// A layout in a file says what the flags for tables say; flags come before it.
func TestTableLayouts(t *testing.T) {
	folder(t, files{
		"staff.csv":   "Id,Boss,Name,Team\nm,,Ann,brand\ns,m,Bob,ads\n",
		"layout.yaml": "id: Id\nreportsTo: Chief\nholder: Name\n",
		"bad.yaml":    "id: Id\nmanager: Boss\n",
		"team.yaml":   team,
	})
	for _, test := range []test{
		{args: "chart staff.csv -table layout.yaml -manager Boss", status: fine, stdout: "m: Ann\n  s: Bob\n"},
		{args: "chart staff.csv -table layout.yaml -manager Boss -attribute team=Team -where team=ads", status: fine, stdout: "s: Bob\n"},
		{args: "chart staff.csv -table layout.yaml", status: findings, stderr: `staff.csv:1:1: no column "Chief"`},
		{args: "check staff.csv -table bad.yaml", status: findings, stderr: "bad.yaml:2:1: manager: "},
		{args: "check staff.csv -table none.yaml", status: failed, stderr: "there is no file none.yaml"},
		{args: "check team.yaml -table layout.yaml", status: failed, stderr: "-table is for tables (.csv, .tsv), and team.yaml is none"},
		{
			args: "check staff.csv -id Id -attribute Team", status: failed,
			stderr: `"Team" cannot be the key of an attribute; name one before the column, as in location=Team`,
		},
		{args: "check staff.csv -id Id -split-holders", status: failed, stderr: "-split-holders does nothing without -holder"},
		{args: "chart staff.csv -table layout.yaml -manager Boss -o layout.yaml", status: failed, stderr: "would overwrite"},
	} {
		test.run(t)
	}
}

// I13: several holders in a cell are several people where that is asked for, and what nearly means
// that there is none is doubted.
func TestI13Holders(t *testing.T) {
	folder(t, files{"staff.csv": "Id,Who\na,Bo; Cy\nb,vacant\n"})
	for _, test := range []test{
		{args: "chart staff.csv -id Id -holder Who -split-holders -vacant vacant", status: fine, stdout: "a: Bo, Cy\nb: vacant\n"},
		{
			args: "chart staff.csv -id Id -holder Who -vacant Vacant", status: fine,
			stdout: "a: Bo; Cy\n",
			stderr: `staff.csv:3:3: "vacant" is read as a holder, which differs from "Vacant"; if it means that nobody is, put it into vacant, with -vacant`,
		},
	} {
		test.run(t)
	}
}
