using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <content>The pass over all parameters of one kind.</content>
public static unsafe partial class Adam
{
    internal static void Step<TSimd, TVector, TClips, TTerms>(in Tensors tensors, in AdamStep step, in StepTerms terms, float limit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TClips : struct, ISwitch
        where TTerms : struct, ISwitch
    {
        var factors = new Factors<TSimd, TVector>(step);
        var joined = new Joined<TSimd, TVector>(terms, limit);
        TVector rate = TSimd.Create(step.Rate), inverseSecond = TSimd.Create(step.InverseSecond);
        for (int i = 0; i < tensors.Count; i += TSimd.Count)
            Element<TSimd, TVector, TClips, TTerms>(tensors, i, factors, rate, inverseSecond, joined);
    }

    internal static void StepByAge<TSimd, TVector, TClips, TTerms>(
        in Tensors tensors, ushort* age, AdamTable table, in StepTerms terms, float limit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TClips : struct, ISwitch
        where TTerms : struct, ISwitch
    {
        var factors = new Factors<TSimd, TVector>(table.At(1));
        var joined = new Joined<TSimd, TVector>(terms, limit);
        float* next = table.Next;
        ushort last = (ushort)table.LastAge;
        for (int i = 0; i < tensors.Count; i += TSimd.Count)
        {
            // Away from newborn connections all lanes have one age.
            if (TSimd.AllEqual(age + i))
            {
                float* pair = next + (2 * age[i]);
                Element<TSimd, TVector, TClips, TTerms>(tensors, i, factors, TSimd.Create(pair[0]), TSimd.Create(pair[1]), joined);
            }
            else
            {
                TVector rate = TSimd.LoadPairs(next, age + i, out TVector inverseSecond);
                Element<TSimd, TVector, TClips, TTerms>(tensors, i, factors, rate, inverseSecond, joined);
            }

            TSimd.CountUp(age + i, last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Element<TSimd, TVector, TClips, TTerms>(
        in Tensors tensors, int i, in Factors<TSimd, TVector> factors, TVector rate, TVector inverseSecond, in Joined<TSimd, TVector> joined)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TClips : struct, ISwitch
        where TTerms : struct, ISwitch
    {
        TVector gradient = TSimd.Load(tensors.Gradient + i), value = TSimd.Load(tensors.Value + i);
        if (TTerms.Active)
            joined.Apply(tensors, i, ref gradient, ref value);

        TVector first = TSimd.Multiply(factors.Beta1, TSimd.Load(tensors.First + i));
        first = TSimd.Add(first, TSimd.Multiply(factors.OneMinusBeta1, gradient));
        TVector second = TSimd.Multiply(factors.Beta2, TSimd.Load(tensors.Second + i));
        second = TSimd.Add(second, TSimd.Multiply(factors.OneMinusBeta2, TSimd.Multiply(gradient, gradient)));
        TSimd.Store(first, tensors.First + i);
        TSimd.Store(second, tensors.Second + i);
        TVector size = TSimd.Add(TSimd.Sqrt(TSimd.Multiply(second, inverseSecond)), factors.Epsilon);
        TVector moved = TSimd.Subtract(value, TSimd.Divide(TSimd.Multiply(rate, first), size));
        if (TClips.Active)
            moved = TSimd.Max(TSimd.Subtract(TSimd.Zero, joined.Bound), TSimd.Min(joined.Bound, moved));

        TSimd.Store(moved, tensors.Value + i);
    }

    private static void Run<TClips, TTerms>(in Tensors tensors, in AdamStep step, in StepTerms terms, float limit)
        where TClips : struct, ISwitch
        where TTerms : struct, ISwitch
    {
        var work = new Work<TClips, TTerms>(tensors, step, terms, limit);
        WorkerPool.Run(ref work);
    }

    private static void RunByAge<TClips, TTerms>(in Tensors tensors, ushort* age, AdamTable table, in StepTerms terms, float limit)
        where TClips : struct, ISwitch
        where TTerms : struct, ISwitch
    {
        var work = new ByAgeWork<TClips, TTerms>(tensors, age, table, terms, limit);
        WorkerPool.Run(ref work);
    }

    /// <summary>Whether something is part of a pass, as a constant.</summary>
    internal interface ISwitch
    {
        static abstract bool Active { get; }
    }

    internal readonly struct On : ISwitch
    {
        public static bool Active => true;
    }

    internal readonly struct Off : ISwitch
    {
        public static bool Active => false;
    }

    /// <summary>The arrays of a step.</summary>
    internal readonly struct Tensors
    {
        public readonly float* Value;
        public readonly float* Gradient;
        public readonly float* First;
        public readonly float* Second;
        public readonly int Count;

        /// <summary>Initial values; null where none are kept.</summary>
        public readonly float* Initial;

        /// <summary>Where biases begin; below 0 in a part that lies behind the weights.</summary>
        public readonly int Biases;

        public Tensors(LinearLayer layer)
        {
            Value = layer.Online.Weight;
            Gradient = layer.Gradient.Weight;
            First = layer.FirstMoment.Weight;
            Second = layer.SecondMoment.Weight;
            Count = layer.Parameters;
            Initial = layer.Initial.Weight;
            Biases = layer.Parameters - layer.Outputs;
        }

        public Tensors(NormLayer layer)
        {
            Value = layer.Online.Gain;
            Gradient = layer.Gradient.Gain;
            First = layer.FirstMoment.Gain;
            Second = layer.SecondMoment.Gain;
            Count = layer.Parameters;
            Biases = layer.Features;
        }

        public Tensors(ScalarParameter parameter)
        {
            Value = parameter.Online;
            Gradient = parameter.Gradient;
            First = parameter.FirstMoment;
            Second = parameter.SecondMoment;
            Count = Biases = 1;
        }

        private Tensors(in Tensors all, int from, int to)
        {
            Value = all.Value + from;
            Gradient = all.Gradient + from;
            First = all.First + from;
            Second = all.Second + from;
            Count = to - from;
            Initial = all.Initial == null ? null : all.Initial + from;
            Biases = all.Biases - from;
        }

        /// <summary>A part, in whole vectors of any width.</summary>
        public Tensors Part(int part, int parts, out int from)
        {
            from = Share.From(Count, part, parts);
            return new Tensors(this, from, Share.From(Count, part + 1, parts));
        }
    }

    /// <summary>A step, shared.</summary>
    private readonly struct Work<TClips, TTerms>(Tensors tensors, AdamStep step, StepTerms terms, float limit) : IShared
        where TClips : struct, ISwitch
        where TTerms : struct, ISwitch
    {
        public void Do(int part, int parts)
        {
            Tensors mine = tensors.Part(part, parts, out _);
            if (Vector512.IsHardwareAccelerated)
                Step<Simd512, Vector512<float>, TClips, TTerms>(mine, step, terms, limit);
            else if (Vector256.IsHardwareAccelerated)
                Step<Simd256, Vector256<float>, TClips, TTerms>(mine, step, terms, limit);
            else
                Step<Simd128, Vector128<float>, TClips, TTerms>(mine, step, terms, limit);
        }
    }

    /// <summary>A step by age, shared.</summary>
    private readonly struct ByAgeWork<TClips, TTerms>(Tensors tensors, ushort* age, AdamTable table, StepTerms terms, float limit) : IShared
        where TClips : struct, ISwitch
        where TTerms : struct, ISwitch
    {
        public void Do(int part, int parts)
        {
            Tensors mine = tensors.Part(part, parts, out int from);
            if (Vector512.IsHardwareAccelerated)
                StepByAge<Simd512, Vector512<float>, TClips, TTerms>(mine, age + from, table, terms, limit);
            else if (Vector256.IsHardwareAccelerated)
                StepByAge<Simd256, Vector256<float>, TClips, TTerms>(mine, age + from, table, terms, limit);
            else
                StepByAge<Simd128, Vector128<float>, TClips, TTerms>(mine, age + from, table, terms, limit);
        }
    }

    /// <summary>What all elements share, in vectors.</summary>
    private readonly struct Factors<TSimd, TVector>(in AdamStep step)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        public readonly TVector Beta1 = TSimd.Create(step.Beta1);
        public readonly TVector OneMinusBeta1 = TSimd.Create(step.OneMinusBeta1);
        public readonly TVector Beta2 = TSimd.Create(step.Beta2);
        public readonly TVector OneMinusBeta2 = TSimd.Create(step.OneMinusBeta2);
        public readonly TVector Epsilon = TSimd.Create(step.Epsilon);
    }

    /// <summary>What joins the step, in vectors.</summary>
    private readonly struct Joined<TSimd, TVector>(in StepTerms terms, float limit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        public readonly TVector Bound = TSimd.Create(limit);
        private readonly bool pulls = terms.Pulls;
        private readonly float l2 = terms.L2;
        private readonly float l2Biases = terms.L2Biases;
        private readonly float pull = terms.Pull;
        private readonly float pullBiases = terms.PullBiases;
        private readonly float kept = terms.Kept;
        private readonly float keptBiases = terms.KeptBiases;

        /// <summary>L2, then the pull to the start, both at the value before its decay.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(in Tensors tensors, int i, ref TVector gradient, ref TVector value)
        {
            int weights = tensors.Biases - i;
            gradient = TSimd.Add(gradient, TSimd.Multiply(Of(weights, l2, l2Biases), value));
            if (pulls)
            {
                TVector distance = TSimd.Subtract(value, TSimd.Load(tensors.Initial + i));
                gradient = TSimd.Add(gradient, TSimd.Multiply(Of(weights, pull, pullBiases), distance));
            }

            value = TSimd.Multiply(Of(weights, kept, keptBiases), value);
        }

        /// <summary>The number of weights in lanes below a count, the number of biases in the others.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TVector Of(int weights, float weight, float bias)
        {
            if (weights >= TSimd.Count || weight == bias)
                return TSimd.Create(weight);

            return weights <= 0
                ? TSimd.Create(bias)
                : TSimd.Select(
                    TSimd.Greater(TSimd.Create(weights), TSimd.FromBits(TSimd.LaneNumbers)), TSimd.Create(weight), TSimd.Create(bias));
        }
    }
}
