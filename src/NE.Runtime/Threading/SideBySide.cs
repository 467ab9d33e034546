namespace NE.Runtime.Threading;

/// <summary>
/// Runs the work of several networks that share only their input: one after another, or each on its own thread if the learner has a
/// <see cref="WorkerPool"/>. A network stays with its thread, so that its weights and activations stay in that core's cache.
/// </summary>
public static class SideBySide
{
    /// <summary>Runs two pieces of work.</summary>
    /// <typeparam name="TFirst">Kind of the first.</typeparam>
    /// <typeparam name="TSecond">Kind of the second.</typeparam>
    /// <param name="first">The first.</param>
    /// <param name="second">The second; it must not touch anything that the first writes.</param>
    public static void Run<TFirst, TSecond>(TFirst first, TSecond second)
        where TFirst : struct, IWork
        where TSecond : struct, IWork
    {
        var both = new Both<TFirst, TSecond>(first, second);
        WorkerPool.Run(ref both);
    }

    /// <summary>Runs three pieces of work.</summary>
    /// <typeparam name="TFirst">Kind of the first.</typeparam>
    /// <typeparam name="TSecond">Kind of the second.</typeparam>
    /// <typeparam name="TThird">Kind of the third.</typeparam>
    /// <param name="first">The first.</param>
    /// <param name="second">The second; no piece may touch what another writes.</param>
    /// <param name="third">The third.</param>
    public static void Run<TFirst, TSecond, TThird>(TFirst first, TSecond second, TThird third)
        where TFirst : struct, IWork
        where TSecond : struct, IWork
        where TThird : struct, IWork
    {
        var all = new Three<TFirst, TSecond, TThird>(first, second, third);
        WorkerPool.Run(ref all);
    }

    /// <summary>Whether a part includes a piece: a single part has all, each of two parts has every other one, and so on.</summary>
    private static bool Has(int part, int parts, int piece) => piece % parts == part;

    private struct Both<TFirst, TSecond>(TFirst first, TSecond second) : IShared
        where TFirst : struct, IWork
        where TSecond : struct, IWork
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.Do();
            if (Has(part, parts, 1))
                second.Do();
        }
    }

    private struct Three<TFirst, TSecond, TThird>(TFirst first, TSecond second, TThird third) : IShared
        where TFirst : struct, IWork
        where TSecond : struct, IWork
        where TThird : struct, IWork
    {
        public void Do(int part, int parts)
        {
            if (Has(part, parts, 0))
                first.Do();
            if (Has(part, parts, 1))
                second.Do();
            if (Has(part, parts, 2))
                third.Do();
        }
    }
}
