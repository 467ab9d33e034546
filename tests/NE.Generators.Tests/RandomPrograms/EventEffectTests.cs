using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using NE.Generators.Building;
using NE.Generators.Planning;
using NE.Generators.Program;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>
/// What events do to the parameters of compiled learners is what their operations state: calls of the runtime have no second implementation, so
/// the runtime itself is asked.
/// </summary>
public class EventEffectTests
{
    private const int Drafts = 64;

    // A neuron without inputs that gets its first one is rare; ElasticLayerUnitTests has some.
    // So is an injection into a network with norms that has taken a step.
    private static readonly (string Section, string Part)[] Rare = [("ChangeTopology", "Newborn"), ("InjectPlasticity", "Steps")];

    [Fact]
    public void Events_OfRandomDeclarations_ChangeWhatTheirOperationsState()
    {
        var home = new AssemblyLoadContext("events", isCollectible: true);
        HashSet<(string Section, string Part)> stated = [], changed = [];
        List<string> unstated = [];
        foreach (Subject subject in Subject.Compile([.. Enumerable.Range(1_000, Drafts).Select(Drafting.Of)], home, []))
        {
            ProgramModel program = ProgramBuilder.Build(Planner.Plan(subject.Declaration)!);
            using var learning = new Learning(subject.Definition);
            learning.Advance(2);
            foreach (Section section in program.Sections.Where(static section => section.Concern == Concern.Scheduler && section.Cadence.Timed))
            {
                Tensors before = learning.Save();
                learning.Group.GetType().GetMethod(section.Name, BindingFlags.Instance | BindingFlags.NonPublic).ShouldNotBeNull().Invoke(learning.Group, null);
                Tensors after = learning.Save();
                HashSet<Parameter> writes = [.. section.Flat.SelectMany(static o => o.Writes).Where(static p => p.Parameter is not null).Select(static p => p.Parameter!.Value)];
                // Scores and gradients are not saved; frozen copies have names of their own.
                stated.UnionWith(writes.Select(write => (section.Name, write.Part.Name)).Where(static pair => pair.Item2 != Part.Score.Name && pair.Item2 != Part.Gradient.Name && pair.Item2 != "Injection"));
                foreach (Parameter layer in program.Instances.SelectMany(static i => i.Network.Slots, static (i, slot) => new Parameter(i, slot, Part.Online)))
                {
                    string name = $"{layer.Owner!.Name}.{layer.Slot.Path}{layer.Slot.Storage.Suffix}.";
                    foreach (string tensor in before.Names.Where(other =>
                        other.StartsWith(name) && !Remembered(other[name.Length..]) && !before.Bytes(other).SequenceEqual(after.Bytes(other))))
                    {
                        Part part = PartOf(tensor[name.Length..]);
                        changed.Add((section.Name, part.Name));
                        if (!writes.Contains(layer.At(part)))
                        {
                            unstated.Add($"{section.Name} changes {part.Name} of a {(layer.Slot.Storage.Matrix ? "matrix" : "norm")}, seen as {tensor} of {subject.Draft.Name}");
                        }
                    }
                }
            }
        }

        home.Unload();
        unstated.Distinct().ShouldBeEmpty();
        stated.Except(changed).Except(Rare).ShouldBeEmpty("stated, and never changed");
        changed.Count.ShouldBeGreaterThan(5);
    }

    // What methods remember of a layer is a field of the agent, whose tensors have the layer's name.
    private static bool Remembered(string tensor) => tensor.StartsWith("replacement.") || tensor.StartsWith("silence.")
        || tensor.StartsWith("slow") || tensor.EndsWith(".slow");

    // Ages are the optimiser's, as its moments. Values at birth follow whatever draws a weight; ages of connections stand beside the mask.
    private static Part PartOf(string tensor) => tensor switch
    {
        "mask" => Part.Mask,
        "newborn" => new Part("Newborn"),
        "steps" => Part.Steps,
        _ when tensor.StartsWith("growth.") => Part.Mask,
        _ when tensor.EndsWith(".initial") => Part.Online,
        _ when tensor.EndsWith(".m") || tensor.EndsWith(".v") || tensor.EndsWith(".age") => Part.Moments,
        _ when tensor.StartsWith("target.") => Part.Target,
        _ => Part.Online,
    };
}
