namespace NE.Generators.Lowering;

/// <summary>
/// One step of the program, on named buffers of known size. Each kind of operation is one record; its locality, its two printed forms and
/// its kernel stand in one row of <c>Printing/OperationTable</c>.
/// </summary>
internal abstract record Operation;
