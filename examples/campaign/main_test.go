package main

func Example() {
	main()
	// Output:
	// KPIs set by: Social media manager
	// Spend approved by: Social media manager
	//
	// # Spring launch
	//
	// Score: 50–100%, depending on the missing data. 2 of 4 KPIs with a target scored.
	//
	// ██████████▒▒▒▒▒▒▒▒▒▒
	//
	// In each bar, a line marks the target. Hatching: unknown, because data is missing.
	//
	// | KPI                                               | Result against target | Target           | Result  | Attainment | Status     | Missing data                                                                                         |
	// |---------------------------------------------------|-----------------------|------------------|---------|------------|------------|------------------------------------------------------------------------------------------------------|
	// | Views on Instagram and YouTube                    | ███████████┃████████  | at least 12,000  | 20,650  | 172%       | met        |                                                                                                      |
	// | Impressions                                       | ███████████████┃██▒▒  | at least 100,000 | 121,991 | –          | met        | X: no impressions reported (2025-06-06)                                                              |
	// | Engagement rate by impressions on Instagram and X | █████┃███▒▒▒▒▒▒┃▒▒▒▒  | 2–6%             | 3.62%   | –          | incomplete | X: no impressions reported (2025-06-06)                                                              |
	// | Cost per click (CPC) on Instagram                 | █████████████▒▒┃▒▒▒▒  | at most €0.40    | €0.35   | –          | incomplete | Instagram: spend reported for some rows only (2025-06-02); Instagram: no spend reported (2025-06-08) |
	// | Shares                                            |                       | –                | 130     | –          | incomplete | YouTube: no shares reported                                                                          |
}
