namespace NE.Generators.Program;

/// <summary>The notation of values, layers and numbers in kernel text: macros for offsets and sizes.</summary>
internal abstract class KernelNotation(Buffers buffers) : Notation(buffers)
{
    /// <summary>A call that iterates over samples.</summary>
    public abstract string Rows(string function, params string[] arguments);

    /// <summary>A call that sums over the batch or iterates over weights.</summary>
    public abstract string Task(string function, params string[] arguments);

    /// <summary>The arguments of a layer's step: weights, inputs, outputs, stride, mask, ages.</summary>
    public abstract string Step(Parameter layer);

    /// <summary>The arguments of a target update: online parameters, their number, stride.</summary>
    public abstract string Averaged(Parameter layer);

    /// <summary>Floats from one array of a layer to the next.</summary>
    public abstract string Room(Parameter layer);

    /// <summary>Flags of the newborn units of a layer, or <c>0</c>.</summary>
    public abstract string Newborn(Parameter? layer);

    /// <summary>The arguments of an optimiser step.</summary>
    /// <param name="step">The value that represents it.</param>
    /// <param name="byAge">Whether it uses the age of each parameter.</param>
    public abstract string Optimiser(Value step, bool byAge);

    /// <summary>The offset of the agent's state in the arena.</summary>
    public abstract string State(StateId state);

    /// <summary>A number that kernels compute where they use it.</summary>
    public abstract string Number(Value scalar);

    /// <summary>Words that the host sends to the current operation per update, as floats.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="count">How many.</param>
    public abstract string Words(string name, int count);

    /// <summary>The same as the address of an array.</summary>
    /// <param name="count">How many.</param>
    public abstract string Table(int count);

    /// <summary>A word that the host sends to the current operation per update, as an unsigned integer.</summary>
    /// <param name="name">What it is called.</param>
    public abstract string Word(string name);

    /// <summary>The unit of a random stream: two words.</summary>
    public abstract string Unit(StreamUnit unit);

    /// <summary>The index of the first float that the current operation returns.</summary>
    public abstract string Result(int index = 0);

    /// <summary>The offset of the current operation's scratch memory in the arena.</summary>
    public abstract string Scratch { get; }

    /// <summary>Samples of the current section's batch.</summary>
    public abstract string Samples { get; }

    /// <summary>A random stream.</summary>
    public abstract string Stream(Stream stream);

    /// <summary>A single-precision literal.</summary>
    public abstract string Literal(float number);

    /// <summary>A name in capitals with underscores.</summary>
    public abstract string Macro(string name);
}
