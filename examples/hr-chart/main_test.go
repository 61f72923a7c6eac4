package main

func Example() {
	main()
	// Output:
	// Managing Director (100): e-2001
	//   Head of Digital (110): e-2014
	//     Social Media Lead (111): e-2033
	//       Social Media Executive (112): e-2041, e-2057
	//       Community Executive (113): e-2060
	//       Social Media Executive (114): vacant
	//
	// e-2001, Managing Director, Jakarta: profile of 0 skills, lacks 0 of the role's 0
	//
	// e-2014, Head of Digital, Jakarta: profile of 0 skills, lacks 0 of the role's 0
	//
	// e-2033, Social Media Lead, Jakarta: profile of 4 skills, lacks 3 of the role's 6
	//   Knowledge of social media: absent
	//   Knowledge of content marketing: has practitioner, needs expert
	//   Knowledge of the role of each position in the department: absent
	//
	// e-2041, Social Media Executive, Bandung: profile of 5 skills, lacks 4 of the role's 6
	//   Knowledge of social media: has practitioner, needs expert
	//   Knowledge of content marketing: has it at no stated level, needs expert
	//   Knowledge of the role of each position in the department: absent
	//   Understanding of platform algorithms: has working, needs expert
	//
	// e-2057, Social Media Executive, Bandung: profile of 0 skills, lacks 6 of the role's 6
	//   Knowledge of social media: absent
	//   Knowledge of content marketing: absent
	//   Knowledge of the role of each position in the department: absent
	//   Engaging copywriting: absent
	//   Understanding of platform algorithms: absent
	//   Data analysis: absent
	//
	// e-2060, Community Executive, Surabaya: profile of 1 skills, lacks 5 of the role's 6
	//   Knowledge of social media: absent
	//   Knowledge of content marketing: absent
	//   Knowledge of the role of each position in the department: absent
	//   Understanding of platform algorithms: absent
	//   Data analysis: absent
}
