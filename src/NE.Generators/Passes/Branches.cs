using System.Collections.Generic;
using System.Linq;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>
/// Finds independent calls of one routine, which may run on separate threads: those of two critics, for example. Does not change
/// results.
/// </summary>
internal static class Branches
{
    /// <summary>Pairs the calls of all sections and routines.</summary>
    public static void Run(ProgramModel program)
    {
        foreach (Section section in program.Sections.Where(static section => section.Concern == Concern.Update))
        {
            section.Steps.ForEach(Pair);
        }

        foreach (Routine routine in program.Routines.Where(static routine => routine.Concern == Concern.Update))
        {
            routine.Steps.ForEach(Pair);
        }
    }

    private static void Pair(Step step)
    {
        List<Operation> operations = step.Operations;
        for (int i = 0; i < operations.Count; i++)
        {
            if (operations[i] is not Call { Routine.Network: not null } first)
            {
                continue;
            }

            List<Call> branches = [first];
            for (int j = i + 1; j < operations.Count; j++)
            {
                if (operations[j] is Call call && call.Routine == first.Routine && call.Side == first.Side
                    && branches.All(branch => !branch.Conflicts(call)) && Hazards.MovesUp(operations, i, j))
                {
                    branches.Add(call);
                    operations.RemoveAt(j--);
                }
            }

            if (branches.Count > 1)
            {
                operations[i] = new SideBySide([.. branches]);
            }
        }
    }
}
