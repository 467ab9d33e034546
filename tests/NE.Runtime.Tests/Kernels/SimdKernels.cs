using System;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using Fn = NE.Runtime.Numerics.Elementary;

namespace NE.Runtime.Tests.Kernels;

/// <summary>The operations at one vector width.</summary>
internal sealed unsafe class SimdKernels<TSimd, TVector> : IKernels
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    public void Forward<TShape, TActivation>(LinearParameters parameters, Activations input, Activations output)
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation
        => Linear.Forward<TSimd, TVector, TShape, TActivation>(parameters, input, output);

    public void InputGradient<TShape, TActivation>(
        LinearParameters parameters, Activations outputGradient, Activations inputValue, Activations inputGradient)
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation
        => Linear.InputGradient<TSimd, TVector, TShape, TActivation>(parameters, outputGradient, inputValue, inputGradient);

    public void InputGradient<TShape>(LinearParameters parameters, Activations outputGradient, int firstInput, Activations inputGradient)
        where TShape : struct, ILinearShape
        => Linear.InputGradient<TSimd, TVector, TShape>(parameters, outputGradient, firstInput, inputGradient);

    public void WeightGradient<TShape>(LinearLayer layer, Activations input, Activations outputGradient)
        where TShape : struct, ILinearShape
        => Linear.WeightGradient<TSimd, TVector, TShape>(layer, input, outputGradient);

    public void ScoreGradient<TShape>(LinearLayer layer, Activations input, Activations outputGradient)
        where TShape : struct, ILinearShape
        => Linear.ScoreGradient<TSimd, TVector, TShape>(layer, input, outputGradient);

    public void Activate<TActivation>(Activations input, Activations output)
        where TActivation : struct, IActivation
        => Activation.Forward<TSimd, TVector, TActivation>(input, output);

    public void ActivatePair<TPair>(Activations input, Activations output)
        where TPair : struct, IPairActivation
        => PairActivation.Forward<TSimd, TVector, TPair>(input, output);

    public void ActivatePairBackward<TPair>(Activations output, Activations outputGradient, Activations inputGradient)
        where TPair : struct, IPairActivation
        => PairActivation.Backward<TSimd, TVector, TPair>(output, outputGradient, inputGradient);

    public void ActivateBackward<TActivation>(Activations value, Activations gradient)
        where TActivation : struct, IActivation
        => Activation.Backward<TSimd, TVector, TActivation>(value, gradient, gradient);

    public void Normalise(NormParameters parameters, Activations input, Activations output, Activations statistics, float epsilon) =>
        LayerNorm.Forward<TSimd, TVector>(parameters, input, output, statistics, epsilon);

    public void NormaliseBackward(
        NormLayer layer, Activations input, Activations statistics, Activations outputGradient, Activations inputGradient) =>
        LayerNorm.Backward<TSimd, TVector>(layer, input, statistics, outputGradient, inputGradient);

    public void Smooth(
        Activations action, Activations smoothed, float limit, float sigma, float clip, uint seed, RandomStreamId stream, ulong unit) =>
        TargetSmoothing.Apply<TSimd, TVector>(action, smoothed, limit, sigma, clip, seed, stream, unit);

    public void Scale(Activations from, float factor, Activations to) => Elementwise.Scale<TSimd, TVector>(from, factor, to);

    public void NormaliseObservations(ObservationStatistics statistics, Activations from, Activations to, float limit) =>
        ObservationNorm.Apply<TSimd, TVector>(statistics, from, to, limit);

    public void Sum(Activations first, Activations second, Activations to) => Elementwise.Sum<TSimd, TVector>(first, second, to);

    public void Step(LinearLayer layer, AdamStep step, StepTerms terms)
    {
        var tensors = new Adam.Tensors(layer);
        var joined = new Adam.Terms(tensors, terms);
        float limit = terms.Kappa * layer.Bound;
        if (terms.Any && terms.Kappa != 0)
            Adam.Step<TSimd, TVector, Adam.Clipped, Adam.Terms>(tensors, step, limit, joined);
        else if (terms.Any)
            Adam.Step<TSimd, TVector, Adam.Unclipped, Adam.Terms>(tensors, step, limit, joined);
        else if (terms.Kappa != 0)
            Adam.Step<TSimd, TVector, Adam.Clipped, Adam.NoTerms>(tensors, step, limit, default);
        else
            Adam.Step<TSimd, TVector, Adam.Unclipped, Adam.NoTerms>(tensors, step, limit, default);

        layer.Stepped();
    }

    public void StepByAge(LinearLayer layer, AdamTable table, StepTerms terms)
    {
        var tensors = new Adam.Tensors(layer);
        var joined = new Adam.Terms(tensors, terms);
        float limit = terms.Kappa * layer.Bound;
        if (terms.Any && terms.Kappa != 0)
            Adam.StepByAge<TSimd, TVector, Adam.Clipped, Adam.Terms>(tensors, layer.Age, table, limit, joined);
        else if (terms.Any)
            Adam.StepByAge<TSimd, TVector, Adam.Unclipped, Adam.Terms>(tensors, layer.Age, table, limit, joined);
        else if (terms.Kappa != 0)
            Adam.StepByAge<TSimd, TVector, Adam.Clipped, Adam.NoTerms>(tensors, layer.Age, table, limit, default);
        else
            Adam.StepByAge<TSimd, TVector, Adam.Unclipped, Adam.NoTerms>(tensors, layer.Age, table, limit, default);

        layer.Stepped();
    }

    public void SoftUpdate(LinearLayer layer, float tau) =>
        Polyak.Update<TSimd, TVector>(layer.Online.Weight, layer.Target.Weight, layer.Parameters, tau);

    public void Elementary(Function function, float[] x, float[] y)
    {
        if (x.Length % 16 != 0)
            throw new ArgumentException("Give a multiple of 16 values.", nameof(x));

        fixed (float* from = x, to = y)
        {
            for (int i = 0; i < x.Length; i += TSimd.Count)
                TSimd.Store(Value(function, TSimd.Load(from + i)), to + i);
        }
    }

    public int Normals(uint seed, RandomStreamId stream, ulong unit, ulong group, float[] numbers)
    {
        fixed (float* to = numbers)
            Runtime.Random.Normals.Fill<TSimd, TVector>(seed, stream, unit, group, to);

        return Runtime.Random.Normals.GroupsAtOnce<TSimd, TVector>();
    }

    public void Words(uint seed, RandomStreamId stream, ulong unit, ulong group, uint[] words)
    {
        fixed (uint* to = words)
            Philox.Words<TSimd, TVector>(seed, (uint)stream, unit, group, to);
    }

    public void Target(Activations reward, Activations notDone, Activations q1, Activations q2, float discount, Activations target) =>
        Bellman.Target<TSimd, TVector>(reward, notDone, q1, q2, discount, target);

    public float Error(Activations q, Activations target, Activations gradient) =>
        Bellman.Error<TSimd, TVector>(q, target, gradient);

    public float Mean(Activations values) => BatchMean.Of<TSimd, TVector>(values);

    public void Sample(
        SquashedGaussian policy, Activations head, uint seed, RandomStreamId stream, ulong unit, Activations action,
        Activations logProbability = default, Activations kept = default) =>
        policy.Sample<TSimd, TVector>(head, seed, stream, unit, action, logProbability, kept);

    public void SampleBackward(
        SquashedGaussian policy, Activations head, Activations kept, Activations actionGradient, Activations logGradient,
        Activations headGradient) =>
        policy.Backward<TSimd, TVector>(head, kept, actionGradient, logGradient, headGradient);

    public void MeanAction(SquashedGaussian policy, Activations head, Activations action) => policy.Mean<TSimd, TVector>(head, action);

    public void SoftTarget(
        Activations reward, Activations notDone, Activations q1, Activations q2, Activations logProbability, float temperature, float discount,
        Activations target) =>
        Runtime.Kernels.SoftTarget.Apply<TSimd, TVector>(reward, notDone, q1, q2, logProbability, temperature, discount, target);

    public float SoftPolicyLoss(
        float temperature, Activations logProbability, Activations q1, Activations q2, Activations logGradient, Activations q1Gradient,
        Activations q2Gradient) =>
        Runtime.Kernels.SoftPolicyLoss.Descend<TSimd, TVector>(
            temperature, logProbability, q1, q2, logGradient, q1Gradient, q2Gradient);

    public void Gather(ReplayBuffer buffer, Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit) =>
        buffer.Gather<TSimd, TVector, UniformPick>(batch, pool, seed, stream, unit);

    public void Gather(ReplayBuffer buffer, Batch batch, long pool, NStepReturn steps, uint seed, RandomStreamId stream, ulong unit) =>
        buffer.Gather<TSimd, TVector, UniformPick>(batch, pool, steps, seed, stream, unit);

    private static TVector Value(Function function, TVector x)
    {
        Fn.SinCos<TSimd, TVector>(x, out TVector sin, out TVector cos);
        Fn.SinCosOfRadians<TSimd, TVector>(x, out TVector sinOfRadians, out TVector cosOfRadians);
        return function switch
        {
            Function.Exp => Fn.Exp<TSimd, TVector>(x),
            Function.ExpMinusOne => Fn.ExpMinusOne<TSimd, TVector>(x),
            Function.Log => Fn.Log<TSimd, TVector>(x),
            Function.LogOnePlus => Fn.LogOnePlus<TSimd, TVector>(x),
            Function.Tanh => Fn.Tanh<TSimd, TVector>(x),
            Function.Sigmoid => Fn.Sigmoid<TSimd, TVector>(x),
            Function.SinOfTurns => sin,
            Function.CosOfTurns => cos,
            Function.Sin => sinOfRadians,
            Function.Cos => cosOfRadians,
            _ => Fn.NormalDistribution<TSimd, TVector>(x),
        };
    }
}
