using NE.Runtime.Memory;
using NE.Runtime.Threading;

namespace NE.Runtime.Networks;

/// <summary>
/// The same step of two critics: one after the other, or each on a thread of its own when the learner has a <see cref="WorkerPool"/>. A
/// critic stays with its thread, so that its weights and activations stay in that core's cache.
/// </summary>
public static class Twins
{
    /// <summary>Passes a batch through both.</summary>
    /// <param name="first">The first critic.</param>
    /// <param name="second">The second critic.</param>
    /// <param name="side">Online or target.</param>
    /// <param name="input">The batch.</param>
    /// <param name="firstCache">Receives the values of the first.</param>
    /// <param name="secondCache">Receives the values of the second.</param>
    public static void Forward<TCache, TStep>(
        ITwin<TCache, TStep> first, ITwin<TCache, TStep> second, Side side, Activations input, TCache firstCache, TCache secondCache)
    {
        var work = new ForwardWork<TCache, TStep>(first, second, side, input, firstCache, secondCache);
        WorkerPool.Run(ref work);
    }

    /// <summary>From the gradients of the outputs to those of weights and biases.</summary>
    /// <param name="first">The first critic.</param>
    /// <param name="second">The second critic.</param>
    /// <param name="input">The batch.</param>
    /// <param name="firstCache">The values of the first.</param>
    /// <param name="secondCache">The values of the second.</param>
    /// <param name="firstGradient">The gradients of the first; that of its output is given.</param>
    /// <param name="secondGradient">The gradients of the second; that of its output is given.</param>
    public static void Backward<TCache, TStep>(
        ITwin<TCache, TStep> first, ITwin<TCache, TStep> second, Activations input, TCache firstCache, TCache secondCache,
        TCache firstGradient, TCache secondGradient)
    {
        var work = new BackwardWork<TCache, TStep>(first, second, input, firstCache, secondCache, firstGradient, secondGradient);
        WorkerPool.Run(ref work);
    }

    /// <summary>One step of the optimiser of both.</summary>
    /// <param name="first">The first critic.</param>
    /// <param name="second">The second critic.</param>
    /// <param name="step">What it takes.</param>
    public static void Step<TCache, TStep>(
        ITwin<TCache, TStep> first, ITwin<TCache, TStep> second, TStep step)
    {
        var work = new StepWork<TCache, TStep>(first, second, step);
        WorkerPool.Run(ref work);
    }

    /// <summary>Both targets follow.</summary>
    /// <param name="first">The first critic.</param>
    /// <param name="second">The second critic.</param>
    /// <param name="tau">τ, 0 to 1: the share of the online network.</param>
    public static void SoftUpdate<TCache, TStep>(ITwin<TCache, TStep> first, ITwin<TCache, TStep> second, float tau)
    {
        var work = new SoftUpdateWork<TCache, TStep>(first, second, tau);
        WorkerPool.Run(ref work);
    }

    /// <summary>Whether a part includes a critic: one part has both, of two parts each has one, further parts have none.</summary>
    private static bool Has(int part, int parts, int critic) => critic % parts == part;

    private readonly struct ForwardWork<TCache, TStep>(
        ITwin<TCache, TStep> first, ITwin<TCache, TStep> second, Side side, Activations input, TCache firstCache, TCache secondCache)
        : IShared
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.Forward(side, input, firstCache);

            if (Has(part, parts, 1))
                second.Forward(side, input, secondCache);
        }
    }

    private readonly struct BackwardWork<TCache, TStep>(
        ITwin<TCache, TStep> first, ITwin<TCache, TStep> second, Activations input, TCache firstCache, TCache secondCache,
        TCache firstGradient, TCache secondGradient)
        : IShared
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.Backward(input, firstCache, firstGradient);

            if (Has(part, parts, 1))
                second.Backward(input, secondCache, secondGradient);
        }
    }

    private readonly struct StepWork<TCache, TStep>(
        ITwin<TCache, TStep> first, ITwin<TCache, TStep> second, TStep step)
        : IShared
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.Step(step);

            if (Has(part, parts, 1))
                second.Step(step);
        }
    }

    private readonly struct SoftUpdateWork<TCache, TStep>(ITwin<TCache, TStep> first, ITwin<TCache, TStep> second, float tau) : IShared
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.SoftUpdate(tau);

            if (Has(part, parts, 1))
                second.SoftUpdate(tau);
        }
    }
}
