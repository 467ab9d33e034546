using NE.Integration.Tests.Trials;
using NE.Runtime.Random;
using static TorchSharp.torch;
using Side = NE.Runtime.Networks.Side;

namespace NE.TorchSharp.Checks;

/// <summary>TD3 (Fujimoto et al. 2018, Algorithm 1) on autograd.</summary>
internal sealed class TorchTd3 : TorchLearner
{
    private const int PolicyDelay = 2;
    private const double TargetNoise = 0.2, TargetNoiseClip = 0.5;

    private readonly TorchNetwork policyTarget;

    public TorchTd3(Trial trial, double? kappa)
        : base(trial, kappa) => policyTarget = Copy("Policy", Side.Target);

    protected override Tensor NextValue(Tensor next)
    {
        Tensor noise = (Normal(RandomStreamId.TargetSmoothing) * (TargetNoise * Limit)).clamp(-TargetNoiseClip * Limit, TargetNoiseClip * Limit);
        return Least(Targets, next, ((Limit * policyTarget.call(next)) + noise).clamp(-Limit, Limit));
    }

    protected override void UpdatePolicy(Tensor state)
    {
        if (Updates % PolicyDelay != 0)
        {
            return;
        }

        DescendPolicy(-Critics[0].call(cat([state, Limit * Policy.call(state)], 1)).mean());
        Follow(Critics[0], Targets[0]);
        Follow(Critics[1], Targets[1]);
        Follow(Policy, policyTarget);
    }
}
