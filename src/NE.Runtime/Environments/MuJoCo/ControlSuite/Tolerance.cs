using System;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>The suite's graded membership in an interval (Tassa et al. 2018, DeepMind Control Suite): 1 inside, less with distance outside.</summary>
internal static class Tolerance
{
    /// <summary>The value of a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="low">Lower bound, inside the interval.</param>
    /// <param name="high">Upper bound, inside the interval.</param>
    /// <param name="margin">Distance from the interval at which the value is <paramref name="atMargin"/>; 0 for 0 everywhere outside.</param>
    /// <param name="shape">How it decreases.</param>
    /// <param name="atMargin">The value at the margin: in (0, 1), or 0 for a shape that reaches 0.</param>
    internal static double Of(
        double number, double low, double high, double margin = 0, ToleranceShape shape = ToleranceShape.Gaussian, double atMargin = 0.1)
    {
        if (number >= low && number <= high)
        {
            return 1;
        }

        if (margin == 0)
        {
            return 0;
        }

        double distance = (number < low ? low - number : number - high) / margin;
        return shape switch
        {
            ToleranceShape.Gaussian => Math.Exp(-0.5 * Square(distance * Math.Sqrt(-2 * Math.Log(atMargin)))),
            ToleranceShape.Linear => Math.Max(0, 1 - (distance * (1 - atMargin))),
            _ => Math.Max(0, 1 - Square(distance * Math.Sqrt(1 - atMargin))),
        };
    }

    private static double Square(double number) => number * number;
}
