package standard

import "example.com/socialorg"

// developStrategy and executeStrategy are the duties that both roles take part
// in (S7, S9, S11, S35, S49; T2).
func developStrategy(part socialorg.Involvement) socialorg.Responsibility {
	return socialorg.Responsibility{
		Key: "develop-strategy", Name: "Develop a solid and effective social media strategy",
		Area: socialorg.AreaStrategy, Involvement: part,
	}
}

func executeStrategy(part socialorg.Involvement) socialorg.Responsibility {
	return socialorg.Responsibility{
		Key: "execute-strategy", Name: "Execute the social media strategy",
		Area: socialorg.AreaStrategy, Involvement: part,
	}
}

// knowledge is what both roles need in depth (S3).
func knowledge() []socialorg.Skill {
	return []socialorg.Skill{
		{Key: "social-media-knowledge", Name: "Knowledge of social media", Kind: socialorg.KindKnowledge, Level: socialorg.LevelExpert},
		{Key: "content-marketing", Name: "Knowledge of content marketing", Kind: socialorg.KindKnowledge, Level: socialorg.LevelExpert},
		{Key: "department-positions", Name: "Knowledge of the role of each position in the department", Kind: socialorg.KindKnowledge, Level: socialorg.LevelExpert},
	}
}
