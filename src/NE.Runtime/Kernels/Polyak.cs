using System.Runtime.Intrinsics;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>
/// Polyak averaging of target networks: θ' ← τ θ + (1 − τ) θ', plain multiplications and an addition (docs/algorithm.md, One update).
/// </summary>
public static unsafe class Polyak
{
    /// <summary>Updates the target of a layer. Weights that are not live stay 0, because both sides are.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="tau">τ, 0 to 1: the share of the online network.</param>
    public static void Update(LinearLayer layer, float tau) => Update(layer.Online.Weight, layer.Target.Weight, layer.Parameters, tau);

    /// <summary>Updates the target of a normalisation.</summary>
    /// <param name="layer">The normalisation.</param>
    /// <param name="tau">τ, 0 to 1: the share of the online network.</param>
    public static void Update(NormLayer layer, float tau) => Update(layer.Online.Gain, layer.Target.Gain, layer.Parameters, tau);

    internal static void Update<TSimd, TVector>(float* online, float* target, int count, float tau)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector share = TSimd.Create(tau), rest = TSimd.Create(1f - tau);
        for (int i = 0; i < count; i += TSimd.Count)
        {
            TVector kept = TSimd.Multiply(rest, TSimd.Load(target + i));
            TSimd.Store(TSimd.Add(TSimd.Multiply(share, TSimd.Load(online + i)), kept), target + i);
        }
    }

    private static void Update(float* online, float* target, int count, float tau)
    {
        var work = new Work(online, target, count, tau);
        WorkerPool.Run(ref work);
    }

    /// <summary>The parameters, split among workers.</summary>
    private readonly struct Work(float* online, float* target, int count, float tau) : IShared
    {
        public void Do(int part, int parts)
        {
            int from = Share.From(count, part, parts), length = Share.From(count, part + 1, parts) - from;
            if (Vector512.IsHardwareAccelerated)
                Update<Simd512, Vector512<float>>(online + from, target + from, length, tau);
            else if (Vector256.IsHardwareAccelerated)
                Update<Simd256, Vector256<float>>(online + from, target + from, length, tau);
            else
                Update<Simd128, Vector128<float>>(online + from, target + from, length, tau);
        }
    }
}
