// Package standard holds the content of the library: the social media
// department that an Indonesian article describes in comparing the social media
// manager with the social media specialist, common social media KPIs, and the
// names of all of them in English and Indonesian. The root package contains
// none of it.
//
// Comments cite the article's facts by number, S1 to S60, and the tensions
// between them, T1 to T7; docs/facts.md maps each one to the code and to the
// test that shows it. Areas, ranks, RACI letters and the level expert, which
// stands for the article's "in-depth", are this library's choices; the article
// has none of them. Every function returns a value that the caller may change.
//
// # Keys
//
// Programs find content by id or key. The ids and keys that they need most
// often are constants; the lists below are complete.
//
// Roles: chief-executive, digital-marketing-manager, social-media-manager,
// social-media-specialist.
//
// Goals: brand-awareness, brand-image, website-traffic.
//
// Responsibilities of both roles: develop-strategy, execute-strategy.
//
// Responsibilities of the manager: build-brand-awareness, build-brand-image,
// develop-campaigns, ensure-accuracy, ensure-appeal, ensure-brand-consistency,
// ensure-campaign-effectiveness, ensure-goal-alignment,
// ensure-strategy-effectiveness, improve-weaknesses, lead-department,
// maintain-relations, manage-budget, manage-strategy, measure-campaigns,
// monitor-strategy, monitor-team, oversee-accounts, plan-strategy, set-kpis.
//
// Responsibilities of the specialist: analyse-activity, analyse-performance,
// create-content, find-best-practice, find-visibility, follow-trends,
// identify-audience, influence-perception, manage-campaigns, manage-reputation,
// optimise-activity, plan-content, raise-engagement, research-competition,
// work-with-influencers.
//
// Skills of both roles: content-marketing, department-positions,
// social-media-knowledge.
//
// Skills of the manager: leadership, marketing, social-media.
//
// Skills of the specialist: copywriting, data-analysis, platform-algorithms.
//
// Areas: brand, budget, campaigns, content, people, performance, relations,
// strategy.
//
// Partners: customer-service, customers, designers, editors, influencers,
// key-opinion-leaders, marketing-department, public-relations, sales,
// stakeholders, writers.
//
// Kinds of skills: knowledge, leadership, marketing, technical.
//
// Subjects of reports: performance.
//
// KPIs: amplification-rate, applause-rate, average-watch-time,
// click-through-rate, conversation-rate, conversion-rate, cost-per-click,
// cost-per-conversion, cost-per-engagement, cost-per-mille, engagement-rate,
// engagement-rate-by-followers, engagement-rate-by-reach, follower-growth,
// frequency, impressions, reach, response-time, return-on-ad-spend, saves,
// share-of-voice, shares, video-completion-rate, views.
//
// Channels: facebook, instagram, linkedin, pinterest, reddit, snapchat, telegram,
// threads, tiktok, website, whatsapp, x, youtube.
package standard
