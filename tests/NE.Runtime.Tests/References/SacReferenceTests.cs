using System;
using System.Linq;
using NE.Reference;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.References;

/// <summary>The float64 SAC: its gradients against finite differences, its update against what the definition says.</summary>
public sealed class SacReferenceTests
{
    private const int Observations = 3, Actions = 2, Batch = 9;

    [Fact]
    public void PolicyGradient_OfTheActor_AgreesWithFiniteDifferences()
    {
        Sac sac = Learner();
        Matrix state = Normal(Batch, Observations, 1), normal = Normal(Batch, Actions, 2);
        sac.PolicyGradient(state, normal);
        foreach (Parameter parameter in sac.Actor.Layers.SelectMany(layer => layer.Parameters))
        {
            int[] all = [.. Enumerable.Range(0, parameter.Value.Length)];
            double[] gradient = [.. parameter.Gradient];
            Norms.RelativeError(gradient, FiniteDifferences.Gradient(parameter.Value, all, () => sac.PolicyLoss(state, normal)))
                .ShouldBeLessThan(1e-6);
        }
    }

    [Fact]
    public void Density_OverTheBox_IntegratesToOne()
    {
        var policy = new SquashedGaussian([1.5], [0.5], -20, 2);
        double[] action = new double[1];
        double mass = 0;
        const double Step = 1e-3;
        for (double normal = -8; normal < 8; normal += Step)
        {
            // dε through the change of variables: da = scale · (1 − tanh²) σ dε.
            double log = policy.Sample([0.3, -0.4], [normal], action), tanh = (action[0] - 0.5) / 1.5;
            mass += Math.Exp(log) * 1.5 * (1 - (tanh * tanh)) * Math.Exp(-0.4) * Step;
        }

        mass.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Update_EntropyBelowItsTarget_RaisesTheTemperatureAndMovesOnlyCriticTargets()
    {
        Sac sac = Learner();
        double[] actorTarget = [.. sac.Actor.Layers[0].Weight.Target], criticTarget = [.. sac.Critics[0].Layers[0].Weight.Target];
        var batch = new Transitions(
            Normal(Batch, Observations, 3), Normal(Batch, Actions, 4), Normal(Batch, 1, 5).Values, Normal(Batch, Observations, 6),
            [.. Enumerable.Repeat(1.0, Batch)]);
        sac.Update(batch, Normal(Batch, Actions, 7), Normal(Batch, Actions, 8));
        sac.Temperature.ShouldBeGreaterThan(0.2);
        sac.Actor.Layers[0].Weight.Target.ShouldBe(actorTarget);
        sac.Critics[0].Layers[0].Weight.Target.ShouldNotBe(criticTarget);
    }

    private static Sac Learner()
    {
        var policy = new SquashedGaussian([1, 0.5], [0, 1], -20, 2);
        Network[] critics = [Make("Q1", Observations + Actions, 1, 10), Make("Q2", Observations + Actions, 1, 20)];
        return new Sac(Make("Policy", Observations, 2 * Actions, 30), critics, policy, new SacSettings { TargetEntropy = 50 });
    }

    private static Network Make(string name, int inputs, int outputs, uint seed)
    {
        Layer[] layers = [new("Hidden", inputs, 5, ActivationKind.Tanh), new("Out", 5, outputs, ActivationKind.Identity)];
        foreach (Parameter parameter in layers.SelectMany(layer => layer.Parameters))
        {
            Normal(parameter.Value.Length, 1, seed++).Values.CopyTo(parameter.Value, 0);
            parameter.Value.CopyTo(parameter.Target, 0);
        }

        return new Network(name, layers);
    }

    private static Matrix Normal(int rows, int columns, uint seed)
    {
        var numbers = new RandomStream(seed, RandomStreamId.Probe, 0);
        return new Matrix(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => (double)numbers.NextNormal())]);
    }
}
