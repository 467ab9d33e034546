using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>
/// Steps of Adam: m ← β1 m + (1 − β1) g, v ← β2 v + (1 − β2) g², θ ← θ − (lr/c1 · m) / (√(v · (1/c2)) + ε), plain multiplications and
/// additions; then, where asked for, the weight is clipped to ±κ · bound (docs/algorithm.md, One update; Weight clipping).
/// </summary>
/// <remarks>A weight that is not live has gradient and moments 0 and therefore stays 0 by itself.</remarks>
public static unsafe class Adam
{
    /// <summary>One step of all weights and biases.</summary>
    /// <param name="layer">The layer, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    public static void Step(LinearLayer layer, in AdamStep step)
    {
        Step<Unclipped>(new Tensors(layer), step, 0f);
        layer.Stepped();
    }

    /// <summary>One step of all weights and biases, clipped to ±κ · <see cref="LinearLayer.Bound"/>.</summary>
    /// <param name="layer">The layer, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    /// <param name="kappa">κ, above 0.</param>
    public static void StepClipped(LinearLayer layer, in AdamStep step, float kappa)
    {
        Step<Clipped>(new Tensors(layer), step, kappa * layer.Bound);
        layer.Stepped();
    }

    /// <summary>One step where each weight and bias has its own age; ages advance by 1.</summary>
    /// <param name="layer">A layer with ages, with its gradient.</param>
    /// <param name="table">Factors by age.</param>
    /// <exception cref="System.ArgumentException">The layer has no ages.</exception>
    public static void StepByAge(LinearLayer layer, AdamTable table) => StepByAge<Unclipped>(layer, table, 0f);

    /// <summary>
    /// One step where each weight and bias has its own age, clipped to ±κ · <see cref="LinearLayer.Bound"/>; ages advance by 1.
    /// </summary>
    /// <param name="layer">A layer with ages, with its gradient.</param>
    /// <param name="table">Factors by age.</param>
    /// <param name="kappa">κ, above 0.</param>
    /// <exception cref="System.ArgumentException">The layer has no ages.</exception>
    public static void StepByAgeClipped(LinearLayer layer, AdamTable table, float kappa) =>
        StepByAge<Clipped>(layer, table, kappa * layer.Bound);

    /// <summary>One step of all gains and biases.</summary>
    /// <param name="layer">The normalisation, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    public static void Step(NormLayer layer, in AdamStep step) => Step<Unclipped>(new Tensors(layer), step, 0f);

    /// <summary>One step of all gains and biases by the age they share, which advances by 1.</summary>
    /// <param name="layer">The normalisation, with its gradient.</param>
    /// <param name="table">Factors by age.</param>
    public static void StepByAge(NormLayer layer, AdamTable table) => Step<Unclipped>(new Tensors(layer), table.At(++layer.Steps), 0f);

    /// <summary>One step of one learned number.</summary>
    /// <param name="parameter">The number, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    public static void Step(ScalarParameter parameter, in AdamStep step) =>
        Step<SimdScalar, float, Unclipped>(new Tensors(parameter), step, 0f);

    internal static void Step<TSimd, TVector, TClip>(in Tensors tensors, in AdamStep step, float limit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TClip : struct, IClip
    {
        var factors = new Factors<TSimd, TVector>(step);
        TVector rate = TSimd.Create(step.Rate), inverseSecond = TSimd.Create(step.InverseSecond), bound = TSimd.Create(limit);
        for (int i = 0; i < tensors.Count; i += TSimd.Count)
            Element<TSimd, TVector, TClip>(tensors, i, factors, rate, inverseSecond, bound);
    }

    internal static void StepByAge<TSimd, TVector, TClip>(in Tensors tensors, ushort* age, AdamTable table, float limit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TClip : struct, IClip
    {
        var factors = new Factors<TSimd, TVector>(table.At(1));
        TVector bound = TSimd.Create(limit);
        float* next = table.Next;
        ushort last = (ushort)table.LastAge;
        for (int i = 0; i < tensors.Count; i += TSimd.Count)
        {
            // Away from newborn connections all lanes have one age.
            if (TSimd.AllEqual(age + i))
            {
                float* pair = next + (2 * age[i]);
                Element<TSimd, TVector, TClip>(tensors, i, factors, TSimd.Create(pair[0]), TSimd.Create(pair[1]), bound);
            }
            else
            {
                TVector rate = TSimd.LoadPairs(next, age + i, out TVector inverseSecond);
                Element<TSimd, TVector, TClip>(tensors, i, factors, rate, inverseSecond, bound);
            }

            TSimd.CountUp(age + i, last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Element<TSimd, TVector, TClip>(
        in Tensors tensors, int i, in Factors<TSimd, TVector> factors, TVector rate, TVector inverseSecond, TVector bound)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TClip : struct, IClip
    {
        TVector gradient = TSimd.Load(tensors.Gradient + i);
        TVector first = TSimd.Multiply(factors.Beta1, TSimd.Load(tensors.First + i));
        first = TSimd.Add(first, TSimd.Multiply(factors.OneMinusBeta1, gradient));
        TVector second = TSimd.Multiply(factors.Beta2, TSimd.Load(tensors.Second + i));
        second = TSimd.Add(second, TSimd.Multiply(factors.OneMinusBeta2, TSimd.Multiply(gradient, gradient)));
        TSimd.Store(first, tensors.First + i);
        TSimd.Store(second, tensors.Second + i);
        TVector size = TSimd.Add(TSimd.Sqrt(TSimd.Multiply(second, inverseSecond)), factors.Epsilon);
        TVector moved = TSimd.Subtract(TSimd.Load(tensors.Value + i), TSimd.Divide(TSimd.Multiply(rate, first), size));
        if (TClip.Active)
            moved = TSimd.Max(TSimd.Subtract(TSimd.Zero, bound), TSimd.Min(bound, moved));

        TSimd.Store(moved, tensors.Value + i);
    }

    private static void Step<TClip>(in Tensors tensors, in AdamStep step, float limit)
        where TClip : struct, IClip
    {
        var work = new Work<TClip>(tensors, step, limit);
        WorkerPool.Run(ref work);
    }

    private static void StepByAge<TClip>(LinearLayer layer, AdamTable table, float limit)
        where TClip : struct, IClip
    {
        Require.Ages(layer);
        var work = new ByAgeWork<TClip>(new Tensors(layer), layer.Age, table, limit);
        WorkerPool.Run(ref work);
        layer.Stepped();
    }

    /// <summary>Whether a step clips, as a constant.</summary>
    internal interface IClip
    {
        static abstract bool Active { get; }
    }

    internal readonly struct Clipped : IClip
    {
        public static bool Active => true;
    }

    internal readonly struct Unclipped : IClip
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

        public Tensors(LinearLayer layer)
        {
            Value = layer.Online.Weight;
            Gradient = layer.Gradient.Weight;
            First = layer.FirstMoment.Weight;
            Second = layer.SecondMoment.Weight;
            Count = layer.Parameters;
        }

        public Tensors(NormLayer layer)
        {
            Value = layer.Online.Gain;
            Gradient = layer.Gradient.Gain;
            First = layer.FirstMoment.Gain;
            Second = layer.SecondMoment.Gain;
            Count = layer.Parameters;
        }

        public Tensors(ScalarParameter parameter)
        {
            Value = parameter.Online;
            Gradient = parameter.Gradient;
            First = parameter.FirstMoment;
            Second = parameter.SecondMoment;
            Count = 1;
        }

        private Tensors(in Tensors all, int from, int to)
        {
            Value = all.Value + from;
            Gradient = all.Gradient + from;
            First = all.First + from;
            Second = all.Second + from;
            Count = to - from;
        }

        /// <summary>A part, in whole vectors of any width.</summary>
        public Tensors Part(int part, int parts, out int from)
        {
            from = Share.From(Count, part, parts);
            return new Tensors(this, from, Share.From(Count, part + 1, parts));
        }
    }

    /// <summary>A step, shared.</summary>
    private readonly struct Work<TClip>(Tensors tensors, AdamStep step, float limit) : IShared
        where TClip : struct, IClip
    {
        public void Do(int part, int parts)
        {
            Tensors mine = tensors.Part(part, parts, out _);
            if (Vector512.IsHardwareAccelerated)
                Step<Simd512, Vector512<float>, TClip>(mine, step, limit);
            else if (Vector256.IsHardwareAccelerated)
                Step<Simd256, Vector256<float>, TClip>(mine, step, limit);
            else
                Step<Simd128, Vector128<float>, TClip>(mine, step, limit);
        }
    }

    /// <summary>A step by age, shared.</summary>
    private readonly struct ByAgeWork<TClip>(Tensors tensors, ushort* age, AdamTable table, float limit) : IShared
        where TClip : struct, IClip
    {
        public void Do(int part, int parts)
        {
            Tensors mine = tensors.Part(part, parts, out int from);
            if (Vector512.IsHardwareAccelerated)
                StepByAge<Simd512, Vector512<float>, TClip>(mine, age + from, table, limit);
            else if (Vector256.IsHardwareAccelerated)
                StepByAge<Simd256, Vector256<float>, TClip>(mine, age + from, table, limit);
            else
                StepByAge<Simd128, Vector128<float>, TClip>(mine, age + from, table, limit);
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
}
