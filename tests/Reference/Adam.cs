using System;

namespace NE.Reference;

/// <summary>
/// Adam with bias correction (Kingma and Ba 2015), every element by its own number of steps: with equal numbers this is the usual
/// shared step. An optional mask keeps elements that are not live at exactly 0. With a decay it is AdamW (Loshchilov and Hutter 2019): the
/// value shrinks by rate · decay before the step, apart from the gradient.
/// </summary>
public sealed record Adam(double Rate, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double Decay = 0) : IOptimiser
{
    public void Step(Parameter parameter, bool[]? mask = null)
    {
        for (int i = 0; i < parameter.Value.Length; i++)
        {
            bool live = mask is null || mask[i];
            double gradient = live ? parameter.Gradient[i] : 0;
            double m = parameter.FirstMoment[i] = (Beta1 * parameter.FirstMoment[i]) + ((1 - Beta1) * gradient);
            double v = parameter.SecondMoment[i] = (Beta2 * parameter.SecondMoment[i]) + ((1 - Beta2) * gradient * gradient);
            long step = ++parameter.Steps[i];
            double correctedFirst = m / (1 - Math.Pow(Beta1, step));
            double correctedSecond = v / (1 - Math.Pow(Beta2, step));
            double kept = (1 - (Rate * Decay)) * parameter.Value[i];
            parameter.Value[i] = live ? kept - (Rate * correctedFirst / (Math.Sqrt(correctedSecond) + Epsilon)) : 0;
        }
    }

    public IOptimiser Scaled(double factor) => this with { Rate = factor * Rate };
}
