using System;

namespace NE.Reference;

/// <summary>
/// A normal distribution squashed into the bounds of the actions (Haarnoja et al. 2018, appendix C): a = offset + scale · tanh u with u from
/// N(μ, σ²). Written from the density of a changed variable; 1 − tanh² u is taken as 1/cosh² u.
/// </summary>
/// <param name="Scale">Half the distance between the bounds, one per component.</param>
/// <param name="Offset">The middle of the bounds.</param>
/// <param name="LeastLog">Lower limit of log σ.</param>
/// <param name="MostLog">Upper limit of log σ.</param>
public sealed record SquashedGaussian(double[] Scale, double[] Offset, double LeastLog, double MostLog)
{
    public int Actions => Scale.Length;

    /// <summary>The action with standard normal numbers, and its log-density.</summary>
    /// <param name="head">Means and log σ of one sample.</param>
    /// <param name="normal">One number per component.</param>
    /// <param name="action">Receives the action.</param>
    public double Sample(ReadOnlySpan<double> head, ReadOnlySpan<double> normal, Span<double> action)
    {
        double log = 0;
        for (int j = 0; j < Actions; j++)
        {
            double deviation = Math.Exp(Math.Clamp(head[Actions + j], LeastLog, MostLog)), u = head[j] + (deviation * normal[j]);
            double distance = (u - head[j]) / deviation;
            log -= (distance * distance / 2) + Math.Log(deviation * Math.Sqrt(2 * Math.PI));
            log -= Math.Log(Scale[j]) - (2 * Math.Log(Math.Cosh(u)));
            action[j] = Offset[j] + (Scale[j] * Math.Tanh(u));
        }

        return log;
    }

    /// <summary>From the gradients of action and log-density to those of the head, the normal numbers held.</summary>
    public void Backward(
        ReadOnlySpan<double> head, ReadOnlySpan<double> normal, ReadOnlySpan<double> actionGradient, double logGradient,
        Span<double> headGradient)
    {
        for (int j = 0; j < Actions; j++)
        {
            double raw = head[Actions + j], deviation = Math.Exp(Math.Clamp(raw, LeastLog, MostLog)), u = head[j] + (deviation * normal[j]);
            double cosh = Math.Cosh(u);
            double gradient = (actionGradient[j] * Scale[j] / (cosh * cosh)) + (logGradient * 2 * Math.Tanh(u));
            headGradient[j] = gradient;
            headGradient[Actions + j] = raw >= LeastLog && raw <= MostLog ? (gradient * deviation * normal[j]) - logGradient : 0;
        }
    }
}
