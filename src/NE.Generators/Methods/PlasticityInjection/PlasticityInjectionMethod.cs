using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Methods.WeightClip;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.PlasticityInjection;

/// <summary>
/// Freezes all learned networks once and gives them fresh parameters, with the same outputs (Nikishin et al. 2023; docs/algorithm.md, Plasticity
/// injection).
/// </summary>
internal sealed record PlasticityInjectionMethod(PlasticityInjectionAttribute Settings, WeightClipAttribute? Clip) : Method, IOutputTransform, IEvent
{
    /// <summary>The field of a network that holds its copies.</summary>
    public const string Field = "injection";

    private const string Suffix = "Injection";

    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["InjectPlasticity"],
        Words = ["injectAt"],
        Suffixes = [Suffix],
        NetworkMembers = ["Frozen", "PrepareInjection"],
        NetworkWords = [Field, "passes", "samples"],
    };

    /// <inheritdoc/>
    public bool Measures => false;

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Part<PlasticityInjectionAttribute>() is { } settings
        ? new PlasticityInjectionMethod(settings, declaration.WeightClip)
        : null;

    /// <summary>The frozen copies of a network, as a place: each instance has its own.</summary>
    public static Parameter Copies(Instance? instance, Network network) => new(instance, network.Slots.First(), new Part(Suffix));

    /// <inheritdoc/>
    public IEnumerable<Module> OnOutput(Network network)
    {
        FrozenMembers.Add(network);
        return [new InjectionModule(network)];
    }

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        AddFields(program);
        Number at = program.RunValue(
            "injectAt", "long", UpdateClock.Of(program.Declaration).Updates(Settings.At), "settings.Clock.Updates(settings.InjectAt)",
            "the update after which plasticity is injected");
        program.Section(
            "InjectPlasticity", "Freezes all learned networks and gives them fresh parameters; outputs stay (Nikishin et al. 2023).", Concern.Scheduler,
            Cadence.Once(at), section =>
            {
                section.Caption("Kept copies = networks and targets; parameters, targets and start copies = the same new values; moments = 0; masks stay.");
                HashSet<(Instance, Slot)> drawn = [];
                foreach (Instance instance in program.Networks.Instances)
                {
                    Inject(section, instance);
                    drawn.UnionWith(instance.Network.Slots.Select(slot => (instance, slot)));
                }

                IRestarts[] remembering = [.. program.Methods.OfType<IRestarts>()];
                if (remembering.Length > 0)
                {
                    section.Caption("What other methods remember of them.");
                }

                foreach (IRestarts method in remembering)
                {
                    method.AddRestart(section, (instance, slot) => drawn.Contains((instance, slot)));
                }
            });
    }

    // Frozen copies make the passes that their network makes: of training batches, of the probe, of one observation, and what other methods add.
    private static void AddFields(ProgramBuilder program)
    {
        foreach (Instance instance in program.Networks.Instances)
        {
            string[] sizes =
            [
                .. new[] { program.Samples.Written, "ProbeSize", Samples.One.Written }.Concat(program.Buffers.Groups
                    .Where(group => group.Network == instance.Network && !group.Formal).Select(static group => group.Samples.Written)).Distinct(),
            ];
            program.Field(new AgentField(
                "Methods::PlasticityInjection", instance.Prefix + Suffix,
                $"{instance.Field}.PrepareInjection(arena, \"{instance.Name}\", [{string.Join(", ", sizes)}])", $"frozen copies of {instance.Name}")
            { NeedsNetworks = true, Saved = true });
        }
    }

    private void Inject(SectionBuilder section, Instance instance)
    {
        // The clipping bound applies either to all weights at all times or not to these.
        Number? kappa = Clip is { Scope: ClipScope.All } clip ? WeightClipMethod.Kappa(clip) : null;
        section.Emit(new RuntimeCall(
            $"inject into {instance.Name}",
            $"{instance.Prefix}{Suffix}.Inject({(kappa is null ? "kappa: 0" : "{0}")}, seed, updates);", kappa is null ? [] : [kappa],
            [
                Copies(instance, instance.Network),
                .. from slot in instance.Network.Slots
                   from part in (Part[])[Part.Online, Part.Target, Part.Moments, .. slot.Storage.Counted ? [Part.Steps] : (Part[])[]]
                   select (Place)new Parameter(instance, slot, part),
            ]));
    }
}
