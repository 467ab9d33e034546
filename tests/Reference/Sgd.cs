namespace NE.Reference;

/// <summary>Stochastic gradient descent with momentum: v ← μ v + g, θ ← θ − rate · v. The velocity stands in the first moment.</summary>
public sealed record Sgd(double Rate, double Momentum)
{
    public void Step(Parameter parameter)
    {
        for (int i = 0; i < parameter.Value.Length; i++)
        {
            parameter.FirstMoment[i] = (Momentum * parameter.FirstMoment[i]) + parameter.Gradient[i];
            parameter.Value[i] -= Rate * parameter.FirstMoment[i];
        }
    }
}
