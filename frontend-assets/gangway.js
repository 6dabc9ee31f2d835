// The pages' own script. The build joins its parts, in this order, to one file: see docs/architecture.md.
import './script/socket.js';
import './script/menus.js';
import './script/focus.js';
import './script/swaps.js';
import './script/forms.js';
import './script/dialog.js';
import './script/confirmations.js';
import './script/caret.js';
import './script/toasts.js';
import './script/time.js';
import './script/screens.js';
import './script/clipboard.js';
