# Writes panel.csv and reference.csv: what R's glm and lm with dummy variables, and package sandwich, give for a small panel.
# Run in this folder with R 4.2 and sandwich 3.0 (Debian 12: r-base-core, r-cran-sandwich).
suppressMessages(library(sandwich))
set.seed(1402)
countries <- sprintf("C%02d", 1:11)
d <- expand.grid(year = 2001:2005, importer = countries, exporter = countries, stringsAsFactors = FALSE)
d <- d[d$exporter != d$importer, ]
n <- nrow(d)
a <- rnorm(55); b <- rnorm(55); g <- rnorm(121)
i <- match(d$exporter, countries); j <- match(d$importer, countries); t <- d$year - 2000
start <- sample(1:9, 121, replace = TRUE)[(i - 1) * 11 + j]
d$rta <- as.numeric(t >= start)
d$tariff <- round(0.2 * runif(n) + 0.02 * a[(i - 1) * 5 + t], 4)
mu <- exp(a[(i - 1) * 5 + t] + b[(j - 1) * 5 + t] + g[(i - 1) * 11 + j] + 0.4 * d$rta - 2 * d$tariff)
d$trade <- round(ifelse(runif(n) < 0.4, 0, mu / 0.6 * exp(rnorm(n, -0.125, 0.5))), 4)
d$weight <- round(0.5 + runif(n), 3)
d$size <- round(rnorm(n, 0, 0.3), 4)
repeat { # no level without trade, none with a single observation: the sample that a package with those checks would keep
  m <- nrow(d)
  for (k in list(c("exporter", "year"), c("importer", "year"), c("exporter", "importer"))) {
    key <- interaction(d[k], drop = TRUE)
    d <- d[ave(d$trade, key, FUN = sum) > 0 & ave(d$trade, key, FUN = length) > 1, ]
  }
  if (nrow(d) == m) break
}
write.csv(d[c("exporter", "importer", "year", "trade", "rta", "tariff", "weight", "size")], "panel.csv", row.names = FALSE, quote = FALSE)

d$ey <- interaction(d$exporter, d$year, drop = TRUE); d$iy <- interaction(d$importer, d$year, drop = TRUE); d$pair <- interaction(d$exporter, d$importer, drop = TRUE)
d$year <- factor(d$year)
# glm takes its tolerance for collinear columns from epsilon, so a small epsilon keeps redundant dummies in; a second call polishes instead.
poisson_fit <- function(right, w = 1, o = 0) suppressWarnings({
  d$w <<- w; d$o <<- o; d$eta <<- log((d$trade + mean(d$trade)) / 2)
  for (polish in 1:4) {
    f <- glm(as.formula(paste("trade ~ rta + tariff", right)), poisson, d, weights = w, offset = o, control = glm.control(epsilon = 1e-10, maxit = 200), etastart = eta)
    d$eta <<- f$linear.predictors
  }
  f
})
fits <- list(
  "poisson-3way" = poisson_fit("+ ey + iy + pair"),
  "poisson-weights-offset" = poisson_fit("+ exporter + importer + year", d$weight, d$size),
  "poisson-constant" = poisson_fit(""),
  "ols-2way-weights" = lm(log(trade + 1) ~ rta + tariff + ey + iy, d, weights = weight),
  "ols-3way" = lm(log(trade + 1) ~ rta + tariff + ey + iy + pair, d))
rows <- NULL
for (name in names(fits)) {
  f <- fits[[name]]
  poisson <- inherits(f, "glm")
  covariances <- list(
    iid = if (poisson) summary(f, dispersion = 1)$cov.scaled else vcov(f),
    heteroskedastic = sandwich(f),
    pair = vcovCL(f, d$pair, type = "HC0", cadjust = FALSE),
    exporter_importer = vcovCL(f, d[c("exporter", "importer")], type = "HC0", cadjust = TRUE, multi0 = FALSE))
  for (v in names(covariances)) for (x in c("rta", "tariff"))
    rows <- rbind(rows, data.frame(model = name, covariance = v, name = x, estimate = sprintf("%.15g", coef(f)[x]), error = sprintf("%.15g", sqrt(covariances[[v]][x, x]))))
  rows <- rbind(rows, data.frame(model = name, covariance = "fit", name = c("deviance", "observations", "parameters"),
    estimate = sprintf("%.15g", c(if (poisson) f$deviance else sum(weighted.residuals(f)^2), nobs(f), f$rank)), error = ""))
}
write.csv(rows, "reference.csv", row.names = FALSE, quote = FALSE)

p <- rbind(
  expand.grid(what = "t", x = c(0.1, 1.96, 3, 12), a = c(1, 4, 30, 1e4), b = 0),
  expand.grid(what = "chi2", x = c(0.05, 1, 7, 60), a = c(1, 3, 25), b = 0),
  expand.grid(what = "f", x = c(0.2, 1, 4, 20), a = c(1, 3, 12), b = c(5, 60, 2000)))
p$p <- sprintf("%.15g", ifelse(p$what == "t", 2 * pt(-p$x, p$a), ifelse(p$what == "chi2", pchisq(p$x, p$a, lower.tail = FALSE), suppressWarnings(pf(p$x, p$a, p$b, lower.tail = FALSE)))))
write.csv(p, "distributions.csv", row.names = FALSE, quote = FALSE)
