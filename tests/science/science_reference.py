"""The models written a second time, straight from their published equations, for the tests only.

Nothing here calls the library's models: if both agree, a slip in either shows.
Equation numbers are those of the specification (Hall et al. 2011, web appendix).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

KJ = 4.184  # kJ per kcal

APPENDIX = SimpleNamespace(
    rF=39500 / KJ, rL=7600 / KJ, rG=17600 / KJ, gF=13 / KJ, gL=92 / KJ, eF=750 / KJ, eL=960 / KJ,
    C=10.4 * 7.6 / 39.5, bTEF=0.10, bAT=0.14, tau=14.0, G0=0.5, water=2.7,
    Na=3220.0, xNa=3000.0, xCI=4000.0,
)  # fmt: skip
PLANNER = SimpleNamespace(
    rF=9440.0, rL=1807.0, rG=4180.0, gF=3.2, gL=22.0, eF=180.0, eL=230.0,
    C=1.99076, bTEF=0.10, bAT=0.14, tau=14.0, G0=0.5, water=2.7,
    Na=3220.0, xNa=3000.0, xCI=4000.0,
)  # fmt: skip


def mifflin(sex: str, age: float, height_cm: float, weight: float) -> float:
    return 9.99 * weight + 625 * height_cm / 100 - 4.92 * age + {"male": 5, "female": -161}[sex]


def jackson(sex: str, age: float, bmi: float) -> float:
    if sex == "male":
        return 0.14 * age + 37.31 * math.log(bmi) - 103.94
    return 0.14 * age + 39.96 * math.log(bmi) - 102.01


class Hall:
    """Equations 1-7 with all five states, and the expenditure EE as a sixth."""

    def __init__(self, sex, age, height_cm, weight, pal, fat=None, parameters=APPENDIX):
        self.q, self.W0 = parameters, weight
        bmi = weight / (height_cm / 100) ** 2
        self.F0 = jackson(sex, age, bmi) / 100 * weight if fat is None else fat
        if fat is None and parameters is PLANNER:
            self.F0 = min(self.F0, 0.6 * weight)
        rmr = mifflin(sex, age, height_cm, weight)
        self.I0 = pal * rmr
        self.delta0 = ((1 - parameters.bTEF) * pal - 1) * rmr / weight
        self.C0 = 0.5 * self.I0
        self.start = np.array([self.F0, 0.0, parameters.G0, 0.0, 0.0, 0.0])

    def rates(self, y, intake, carbs, d_na, delta):
        """dF, dL, dG, dX, dT and EE; L is counted from its start; carbs in kcal/day."""
        q = self.q
        F, L, G, X, T = (float(v) for v in y[:5])
        W = self.W0 + (F - self.F0) + L + (1 + q.water) * (G - q.G0) + X
        J = carbs - self.C0 / q.G0**2 * G**2
        dX = (d_na - q.xNa * X - q.xCI * (1 - carbs / self.C0)) / q.Na
        dT = (q.bAT * (intake - self.I0) - T) / q.tau
        B = (
            self.I0 + q.gF * (F - self.F0) + q.gL * L + delta * W - self.delta0 * self.W0
            + q.bTEF * (intake - self.I0) + T
        )  # fmt: skip
        p = q.C / (q.C + F)
        k = p * q.eL / q.rL + (1 - p) * q.eF / q.rF
        EE = (B + (intake - J) * k) / (1 + k)
        Z = intake - J - EE
        return [(1 - p) * Z / q.rF, p * Z / q.rL, J / q.rG, dX, dT, EE]

    def weight(self, y):
        q = self.q
        return self.W0 + (y[0] - self.F0) + y[1] + (1 + q.water) * (y[2] - q.G0) + y[3]

    def run(self, schedule: Sequence[tuple[float, float, float | None, float]], appetite: float = 0.0) -> np.ndarray:
        """Restart at each day; a row per day: weight, F, L, G, X, T, expenditure since the start.

        A d_na of None follows the energy eaten; `appetite` adds kcal/day for each kg below the start that morning.
        """
        y = self.start
        rows = [[self.weight(y), *y]]
        for intake, carb_fraction, d_na, activity_change in schedule:
            intake = intake + appetite * max(0.0, self.W0 - rows[-1][0])
            d_na = 4000 * (intake / self.I0 - 1) if d_na is None else d_na
            args = (intake, carb_fraction * intake, d_na, self.delta0 * (1 + activity_change))
            y = solve_ivp(lambda t, s, a=args: self.rates(s, *a), (0, 1), y, method="DOP853", rtol=1e-12, atol=1e-12).y[
                :, -1
            ]
            rows.append([self.weight(y), *y])
        return np.array(rows)

    def at(self, days, intake, carb_fraction=0.5, d_na=0.0, activity_change=0.0) -> np.ndarray:
        """A constant plan: rows as of `run`, at the given days (no interpolation between steps)."""
        args = (intake, carb_fraction * intake, d_na, self.delta0 * (1 + activity_change))
        y, now, rows = self.start, 0.0, []
        for day in days:
            if day > now:
                y = solve_ivp(
                    lambda t, s: self.rates(s, *args), (now, day), y, method="DOP853", rtol=1e-12, atol=1e-12
                ).y[:, -1]
            now = day
            rows.append([self.weight(y), *y])
        return np.array(rows)

    def final_weight_change(self, intake: float, d_na: float = 0.0) -> float:
        """Change of weight in the steady state that an intake leads to: equation 4 with I = B."""
        q = self.q
        G = q.G0 * math.sqrt(intake / self.I0)
        X = (d_na - q.xCI * (1 - intake / self.I0)) / q.xNa

        def imbalance(F):
            L = 10.4 * math.log(F / self.F0)
            W = self.W0 + F - self.F0 + L + (1 + q.water) * (G - q.G0) + X
            return (
                (1 - q.bTEF - q.bAT) * (intake - self.I0)
                - q.gF * (F - self.F0) - q.gL * L - self.delta0 * (W - self.W0)
            )  # fmt: skip

        F = brentq(imbalance, 0.01, 20 * self.F0, xtol=1e-12)
        return F - self.F0 + 10.4 * math.log(F / self.F0) + (1 + q.water) * (G - q.G0) + X


class Thomas:
    """The Thomas model, section 5: H in cm, age in years, energies in kcal."""

    def __init__(self, sex, age, height_cm, weight):
        self.male, self.A, self.H, self.W0 = sex == "male", age, height_cm, weight
        W, A, H = weight, age, height_cm
        self.E0 = -0.0971 * W**2 + 40.853 * W + 323.59 if self.male else 0.0278 * W**2 + 9.2893 * W + 1528.9
        self.RMR0 = self.rmr(W, 0)
        self.DIT0, self.SPA0 = 0.075 * self.E0, 0.326 * self.E0
        self.PA0 = max(0.0, self.E0 - self.DIT0 - self.RMR0 - self.SPA0)
        self.k = self.SPA0 - 2 * (self.RMR0 + self.PA0 + self.DIT0)

        def ffm(F):
            Q = (
                0.6555023 * H - 0.038273 * A - 0.002296 * F * A - 0.013308 * F * H
                + 0.0000332 * F**2 * A + 0.0002721 * F**2 * H - 0.00000187 * F**3 * H
            )  # fmt: skip
            if self.male:
                return -71.73349 + 3.5907722 * F - 0.07195 * F**2 + 0.0006841 * F**3 - 0.00000162 * F**4 + Q
            return -72.055453 + 2.4837412 * F - 0.0390627 * F**2 + 0.0002291 * F**3 + 0.00000035 * F**4 + Q

        # the smallest positive root, found by looking for the first change of sign
        grid = np.arange(0.0, weight, 0.05)
        values = np.array([F + ffm(F) - W for F in grid])
        first = int(np.flatnonzero(np.sign(values[1:]) != np.sign(values[:-1]))[0])
        self.F0 = brentq(lambda F: F + ffm(F) - W, grid[first], grid[first + 1], xtol=1e-13)
        self.D = self.F0 * math.exp(-(W - self.F0) / 10.4)

    def rmr(self, W, t):
        age = self.A + t / 365
        return 293 * W**0.4330 - 5.92 * age if self.male else 248 * W**0.4356 - 5.09 * age

    def weight(self, F):
        return F + 10.4 * np.log(F / self.D)

    def dF(self, t, F, intake, activity_change=0.0):
        W = self.weight(F)
        RMR, DIT = self.rmr(W, t), 0.075 * intake
        PA = self.PA0 * W / self.W0 * (1 + activity_change)
        SPA = max(0.0, 2 * ((1 - 0.02) * RMR + DIT + PA) + self.k)
        return (intake - RMR - DIT - PA - SPA) / (1020 * 10.4 / F + 9500)

    def run(self, change_kcal: Sequence[float], activity_change: float = 0.0) -> np.ndarray:
        """Fat after each day, restarted at each day."""
        F = [self.F0]
        for day, change in enumerate(change_kcal):
            s = solve_ivp(
                lambda t, y, c=change: [self.dF(t, float(y[0]), self.E0 + c, activity_change)],
                (day, day + 1), [F[-1]], method="DOP853", rtol=1e-11, atol=1e-11,
            )  # fmt: skip
            F.append(float(s.y[0, -1]))
        return np.array(F)
