using System;
using NE.Integration.Tests.Trials;
using NE.Runtime.Random;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NE.TorchSharp.Checks;

/// <summary>Soft actor-critic (Haarnoja et al. 2018) with a tuned temperature on autograd.</summary>
internal sealed class TorchSac : TorchLearner
{
    private const double Temperature = 0.2, LeastLog = -20, MostLog = 2;

    private readonly Parameter logTemperature = new(tensor([Math.Log(Temperature)]));
    private readonly optim.Optimizer temperatureStep;

    public TorchSac(Trial trial, double? kappa)
        : base(trial, kappa) => temperatureStep = optim.Adam([logTemperature], LearningRate);

    /// <summary>log α.</summary>
    public double LogTemperature => logTemperature.detach().data<double>()[0];

    public override void Dispose()
    {
        temperatureStep.Dispose();
        logTemperature.Dispose();
        base.Dispose();
    }

    protected override Tensor NextValue(Tensor next)
    {
        (Tensor action, Tensor log) = Draw(next, RandomStreamId.NextAction);
        return Least(Targets, next, action) - (logTemperature.exp() * log);
    }

    protected override void UpdatePolicy(Tensor state)
    {
        (Tensor action, Tensor log) = Draw(state, RandomStreamId.PolicyAction);
        DescendPolicy(((logTemperature.detach().exp() * log) - Least(Critics, state, action)).mean());

        temperatureStep.zero_grad();
        (-logTemperature.exp() * (log.detach() - Actions)).mean().backward();
        temperatureStep.step();
        Follow(Critics[0], Targets[0]);
        Follow(Critics[1], Targets[1]);
    }

    // Actions by reparameterisation, and their log-densities.
    private (Tensor Action, Tensor Log) Draw(Tensor state, RandomStreamId stream)
    {
        Tensor head = Policy.call(state), normal = Normal(stream);
        Tensor logDeviation = head.narrow(1, Actions, Actions).clamp(LeastLog, MostLog);
        Tensor squashed = (head.narrow(1, 0, Actions) + (logDeviation.exp() * normal)).tanh();
        Tensor density = -(normal.square() / 2) - logDeviation - (Math.Log(2 * Math.PI) / 2) - Math.Log(Limit) - (1 - squashed.square()).log();
        return (Limit * squashed, density.sum(1));
    }
}
