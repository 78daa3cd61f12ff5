package org.pumprig.rig.compare.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be done with a table, in the order in which it is shown. */
public enum Method {
  KAPLAN_MEIER_LOG_LOG(
      "kaplan-meier-log-log",
      "Kaplan–Meier, log-log limits",
      "Kaplan and Meier 1958; Kalbfleisch and Prentice"),
  KAPLAN_MEIER_LOG(
      "kaplan-meier-log", "Kaplan–Meier, log limits", "Kaplan and Meier 1958; R's default"),
  KAPLAN_MEIER_PLAIN(
      "kaplan-meier-plain", "Kaplan–Meier, plain limits", "Kaplan and Meier 1958; Greenwood 1926"),
  NELSON_AALEN("nelson-aalen", "Cumulative hazard (Nelson–Aalen)", "Nelson 1969; Aalen 1978"),
  RESTRICTED_MEAN(
      "rmst", "Restricted mean time without event", "Irwin 1949; Royston and Parmar 2013"),
  LOG_RANK("log-rank", "Log-rank test", "Mantel 1966"),
  FLEMING_HARRINGTON(
      "fleming-harrington",
      "Log-rank test weighing early events (rho 1)",
      "Harrington and Fleming 1982"),
  STRATIFIED_LOG_RANK("stratified-log-rank", "Log-rank test within units", "Mantel 1966"),
  EXACT_PERMUTATION(
      "exact-permutation",
      "Exact permutation of the log-rank statistic",
      "Fisher 1935; Peto and Peto 1972"),
  EXACT_WITHIN_UNITS(
      "exact-within-units", "Exact permutation within units", "Fisher 1935; Peto and Peto 1972"),
  COX_EFRON("cox-efron", "Hazard ratio (Cox, Efron's ties)", "Cox 1972; Efron 1977"),
  COX_BRESLOW("cox-breslow", "Hazard ratio (Cox, Breslow's ties)", "Cox 1972; Breslow 1974"),
  COX_EXACT("cox-exact", "Hazard ratio (Cox, discrete model)", "Cox 1972"),
  COX_STRATIFIED(
      "cox-stratified",
      "Hazard ratio within units (Cox, Efron's ties)",
      "Cox 1972; Kalbfleisch and Prentice"),
  COX_CLUSTER("cox-cluster", "Hazard ratio with errors clustered by unit", "Lin and Wei 1989"),
  PROPORTIONALITY(
      "proportionality", "Is the hazard ratio constant over time?", "Grambsch and Therneau 1994"),
  PROFILE_LIKELIHOOD(
      "profile-likelihood",
      "Profile-likelihood limits of the hazard ratio",
      "Cox and Hinkley 1974, section 9.3"),
  WEIBULL("weibull", "Weibull fit", "Cohen 1965; Lawless"),
  EXPONENTIAL("exponential", "Exponential fit", "Epstein and Sobel 1953"),
  RATE("rate", "Exact rates", "Garwood 1936"),
  RATE_RATIO("rate-ratio", "Exact rate ratio", "Przyborowski and Wilenski 1940"),
  RATE_PROFILE(
      "rate-profile",
      "Profile-likelihood limits of the rate ratio",
      "Cox and Hinkley 1974, section 9.3"),
  GAMMA_POISSON("gamma-poisson", "Rates under Jeffreys' prior", "Gelman et al., section 2.8"),
  AALEN_JOHANSEN("aalen-johansen", "Several ends (Aalen–Johansen)", "Aalen and Johansen 1978"),
  INTERVAL_CASES(
      "interval-cases",
      "Best and worst case of interval-censored times",
      "Peto 1973; every time at an end of its interval"),
  MEAN_CUMULATIVE(
      "mean-cumulative",
      "Mean cumulative number of events",
      "Nelson 1988; Lawless and Nadeau 1995"),
  DISPERSION(
      "dispersion",
      "Do units differ more than chance?",
      "Pearson; McCullagh and Nelder, section 4.5"),
  TREND(
      "trend",
      "Trend of recurring events (Laplace, Crow–AMSAA)",
      "Cox and Lewis 1966; MIL-HDBK-189C"),
  CLOPPER_PEARSON("clopper-pearson", "Share failing, exact limits", "Clopper and Pearson 1934"),
  WILSON("wilson", "Share failing, score limits", "Wilson 1927"),
  NEWCOMBE("newcombe", "Difference of the shares failing", "Newcombe 1998, method 10"),
  FISHER("fisher", "Fisher's exact test of the shares failing", "Fisher 1934"),
  BARNARD(
      "barnard",
      "Barnard's unconditional exact test of the shares failing",
      "Barnard 1947; Suissa and Shuster 1985"),
  BOSCHLOO(
      "boschloo", "Boschloo's unconditional exact test of the shares failing", "Boschloo 1970"),
  MC_NEMAR("mcnemar", "Exact McNemar test within units", "McNemar 1947"),
  QUANTILES("quantiles", "Quantiles of the values", "Hyndman and Fan 1996, type 7"),
  HODGES_LEHMANN(
      "hodges-lehmann", "Shift of the values (Hodges–Lehmann)", "Hodges and Lehmann 1963"),
  MANN_WHITNEY("mann-whitney", "Mann–Whitney test of the values", "Mann and Whitney 1947"),
  CLIFFS_DELTA("cliffs-delta", "Cliff's delta of the values", "Cliff 1993"),
  SIGNED_RANK(
      "signed-rank",
      "Values within units (Wilcoxon's signed ranks)",
      "Wilcoxon 1945; Hodges and Lehmann 1963");

  private final String id;
  private final String title;
  private final String source;

  Method(String id, String title, String source) {
    this.id = id;
    this.title = title;
    this.source = source;
  }

  /** The name on the command line and in JSON. */
  public String id() {
    return id;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** Who published it. */
  public String source() {
    return source;
  }

  /** The method of this name. */
  public static Optional<Method> of(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }

  /** All names, in order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Method::id).toList();
  }
}
