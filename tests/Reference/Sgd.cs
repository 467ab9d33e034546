namespace NE.Reference;

/// <summary>Stochastic gradient descent with momentum: v ← μ v + g, θ ← θ − rate · v. The velocity stands in the first moment.</summary>
public sealed record Sgd(double Rate, double Momentum) : IOptimiser
{
    public void Step(Parameter parameter, bool[]? mask = null)
    {
        for (int i = 0; i < parameter.Value.Length; i++)
        {
            bool live = mask is null || mask[i];
            parameter.FirstMoment[i] = live ? (Momentum * parameter.FirstMoment[i]) + parameter.Gradient[i] : 0;
            parameter.Value[i] = live ? parameter.Value[i] - (Rate * parameter.FirstMoment[i]) : 0;
        }
    }

    public IOptimiser Scaled(double factor) => this with { Rate = factor * Rate };
}
