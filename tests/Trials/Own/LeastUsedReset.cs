using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Topology;

namespace NE.Trials.Own;

/// <summary>Resets the unit of each hidden layer whose |activation × outgoing weight| is smallest, and counts the resets.</summary>
public sealed class LeastUsedReset : IEvent
{
    private long resets;

    /// <inheritdoc/>
    public void Apply(EventContext context)
    {
        foreach (UnitSpace space in context.Units)
        {
            int least = 0;
            for (int i = 1; i < space.Units; i++)
                least = Use(space[i]) < Use(space[least]) ? i : least;

            space.Select(least);
        }

        resets += context.ResetSelected(new UnitResetRules { ForgetsMoments = true });
    }

    /// <inheritdoc/>
    public void Save(ITensorWriter writer, string name) => writer.Write(name + ".resets", [resets], 1);

    /// <inheritdoc/>
    public void Load(ITensorReader reader, string name) => reader.Read(name + ".resets", new System.Span<long>(ref resets));

    private static double Use(HiddenUnit unit) => unit.Activity * unit.Outgoing;
}
